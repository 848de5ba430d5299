using System.Collections.Immutable;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

/// <summary>Random commands for a study, at the times of a clock that goes on.</summary>
internal sealed class CommandSource(StudySpec spec, ulong seed)
{
    private readonly RandomStream _random = new(seed);
    private DateTimeOffset _now = TestStudy.Start;
    private int _keys;

    /// <summary>Any command, sensible or not.</summary>
    public Command Next(StudyMachine machine)
    {
        _now += TimeSpan.FromSeconds(_random.Next(20));
        var now = _now;
        int number = _random.Next(machine.History.Count + 1);
        return _random.Next(40) switch
        {
            0 => new(m => { m.Pause(); return m.Head.State; }, IsIdempotent: true),
            <= 2 => new(m => { m.Resume(); return m.Head.State; }, IsIdempotent: true),
            3 when _random.Next(8) == 0 => new(m => { m.Stop(now); return m.Head.State; }, IsIdempotent: true),
            <= 5 => Enqueue(now),
            <= 7 => Import(now),
            8 => new(m => m.ExpireLeases(now)),
            9 => new(m => m.Heartbeat(number, now)),
            10 => new(m => m.Fail(number, "it broke", now), IsIdempotent: true),
            11 when _random.Next(8) == 0 => new(m => { m.NoteSpaceUsedUp(now); return m.TrialsLeft; }, IsIdempotent: true),
            11 => Forecast(machine.History.Count, now),
            12 => Malformed(number, now),
            <= 14 => Tell(number, now),
            <= 24 => Take(now),
            _ => Report(Working(machine, number), machine, now),
        };
    }

    /// <summary>What a diligent worker does next: report the oldest running trial to its end, else take another.</summary>
    public Command NextDiligent(StudyMachine machine)
    {
        var now = _now;
        if (machine.Head.State == StudyState.Paused)
            return new(m => { m.Resume(); return m.Head.State; });
        if (machine.CountOf(TrialState.Running) == 0)
            return TakeOrNoteEnd(now);
        var trial = machine.History[machine.NumbersIn(TrialState.Running).First()];
        return trial.LastStep < Math.Min(trial.Target, spec.Scheduler.MaxResource)
            ? Report(trial.Number, machine, now)
            : Tell(trial.Number, now);
    }

    private Command Forecast(int results, DateTimeOffset now)
    {
        double improvement = _random.Next(2);
        return new(m => { m.NoteForecast(improvement, results, now); return m.TrialsLeft; }, IsIdempotent: true);
    }

    private Command Take(DateTimeOffset now)
    {
        var point = Point();
        string? key = Key();
        bool insists = _random.Next(8) == 0;
        if (!spec.IsManaged)
            return new(m => m.AskExisting("worker", key, now) ?? (m.TrialsLeft > 0 || insists ? m.AskNew(point, "worker", key, now) : null));
        return new(m => (HandedBack(m) ?? m.DispatchExisting() ?? (m.TrialsLeft > 0 ? m.DispatchNew(point, now) : null)) is { } trial
            ? m.Begin(trial.Number, "trainer", now)
            : null);
    }

    private static Trial? HandedBack(StudyMachine machine) =>
        machine.NumbersIn(TrialState.Queued).Select(n => machine.History[n]).FirstOrDefault(t => t.Target > 0);

    private Command TakeOrNoteEnd(DateTimeOffset now)
    {
        var take = Take(now);
        return new(m =>
        {
            if (take.Give(m) is { } trial)
                return trial;
            m.NoteSpaceUsedUp(now);
            return null;
        });
    }

    private Command Enqueue(DateTimeOffset now)
    {
        ParameterSet[] points = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => _random.Next(9) == 0 ? ParameterSet.Empty : Point())];
        string? key = Key();
        return new(m => m.Enqueue(points, key, now), IsIdempotent: key is not null);
    }

    private Command Import(DateTimeOffset now)
    {
        var results = Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Result()).ToList();
        string? key = Key();
        return new(m => m.Import(results, key, now), IsIdempotent: key is not null);
    }

    private ImportedResult Result()
    {
        var state = (TrialState)_random.Next(Enum.GetValues<TrialState>().Length);
        bool measured = state == TrialState.Completed || _random.Next(2) == 0;
        return new()
        {
            Point = Point(),
            State = state,
            Values = measured ? Values() : [],
            Constraints = measured ? Constraints() : [],
            Steps = _random.Next(2) == 0 ? [] : [new(1 + _random.Next(2), Values()), new(2, Values())],
            Reason = _random.Next(2) == 0 ? null : "elsewhere",
        };
    }

    private Command Tell(int number, DateTimeOffset now)
    {
        var (values, constraints) = (Values(), Constraints());
        return spec.IsManaged
            ? new(m => m.Find(number).State)
            : new(m => m.Tell(number, values, constraints, now), IsIdempotent: true);
    }

    private Command Malformed(int number, DateTimeOffset now)
    {
        int step = _random.Next(2);
        return new(m => m.Report(number, new(step, []), now));
    }

    private Command Report(int number, StudyMachine machine, DateTimeOffset now)
    {
        int last = number < machine.History.Count ? machine.History[number].LastStep : 0;
        int step = last + (_random.Next(6) == 0 ? _random.Next(4) - 1 : 1);
        var measurement = new Measurement(step, spec.IsManaged && _random.Next(9) == 0 ? [.. Values().Select(_ => double.NaN)] : Values());
        return new(m => m.Report(number, measurement, now), IsIdempotent: true);
    }

    /// <summary>Mostly a running trial, for the others only refuse.</summary>
    private int Working(StudyMachine machine, int otherwise)
    {
        int[] running = [.. machine.NumbersIn(TrialState.Running)];
        return running.Length == 0 || _random.Next(10) == 0 ? otherwise : running[_random.Next(running.Length)];
    }

    private ParameterSet Point() => spec.Space.FromUnit([_random.NextDouble()]);

    private string? Key() => _random.Next(3) == 0 ? $"key-{_keys++}" : null;

    // Few different values, so that many tie; one in twenty not to be accepted from outside.
    private double Value() => _random.Next(20) == 0 ? double.PositiveInfinity : 1 + _random.Next(6);

    private ImmutableArray<double> Values() => [.. spec.Objectives.Select(_ => Value())];

    private ImmutableArray<double> Constraints() => [.. spec.Constraints.Select(_ => Value() - 3)];
}
