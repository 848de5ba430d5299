using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

/// <summary>A study's machine with a clock of its own, and the commands that most tests give.</summary>
internal sealed class TestStudy
{
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int _points;

    public TestStudy(StudySpec? spec = null) => Machine = New(spec ?? Spec());

    public StudyMachine Machine { get; private set; }

    public DateTimeOffset Now { get; set; } = Start;

    public static ExecutionSpec Execution { get; } = new() { Trainer = "any", Parallel = 2 };

    /// <summary>An external study of one minimised objective over [0, 1], without rungs.</summary>
    public static StudySpec Spec() => new()
    {
        Name = "tested",
        Objectives = [new("loss", Direction.Minimize)],
        Space = new([new FloatParameter("x", 0, 1)]),
        Lease = new() { Seconds = 60, Retries = 2 },
    };

    /// <summary>A spec with rungs at 1, 3 and 9.</summary>
    public static StudySpec Rungs(SchedulerMode mode, ExecutionSpec? execution = null) =>
        Spec() with { Scheduler = new() { Name = "asha", MaxResource = 9, Mode = mode }, Execution = execution };

    public static StudyMachine New(StudySpec spec) =>
        new(spec, SchedulerCatalog.Default.Create(spec), new StudyHead { Created = Start }, []);

    /// <summary>A machine made of what would be kept of another.</summary>
    public static StudyMachine Rebuild(StudyMachine machine) =>
        new(machine.Spec, SchedulerCatalog.Default.Create(machine.Spec), machine.Head, machine.History.Snapshot());

    public static ParameterSet Point(double x) => new([new("x", ParameterValue.Of(x))]);

    public void Restart() => Machine = Rebuild(Machine);

    public Trial Ask(string? key = null, string? worker = null) =>
        Machine.AskExisting(worker, key, Now) ?? Machine.AskNew(NextPoint(), worker, key, Now);

    public Trial Tell(int number, double value) => Machine.Tell(number, [value], [], Now);

    public ReportDecision Report(int number, int step, double value) => Machine.Report(number, new(step, value), Now);

    public IReadOnlyList<Trial> Enqueue(string? key, params double[] xs) => Machine.Enqueue([.. xs.Select(Point)], key, Now);

    public IReadOnlyList<Trial> Import(string? key, params (double X, double Value)[] results) =>
        Machine.Import([.. results.Select(r => new ImportedResult { Point = Point(r.X), Values = [r.Value] })], key, Now);

    /// <summary>Dispatches a trial and lets a trainer begin it.</summary>
    public Trial Begin(string worker = "trainer")
    {
        var trial = Machine.DispatchExisting() ?? Machine.DispatchNew(NextPoint(), Now);
        return Machine.Begin(trial.Number, worker, Now);
    }

    public void Pass(int seconds) => Now += TimeSpan.FromSeconds(seconds);

    private ParameterSet NextPoint() => Point(1.0 / (2 + _points++));
}
