using CsCheck;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using Xunit;

namespace OrleansTune.TestSupport.Scheduling;

/// <summary>What every scheduler keeps to. Inherit it, name the scheduler, and its tests run.</summary>
public abstract partial class SchedulerConformance
{
    private static readonly Gen<(int Min, int Max, int Eta, Direction Direction, ulong Seed)> Cases = Gen.Select(
        Gen.Int[1, 3], Gen.Int[3, 40], Gen.Int[2, 5], Gen.OneOf(Direction.Minimize, Direction.Maximize), Gen.ULong);

    /// <summary>The scheduler's factory.</summary>
    protected abstract ISchedulerFactory Factory { get; }

    /// <summary>The mode to test.</summary>
    protected virtual SchedulerMode? Mode => null;

    [Fact]
    public void A_study_that_it_accepts_has_no_faults() => Assert.Empty(Factory.Validate(Spec(1, 27, 3)));

    [Fact]
    public void A_new_trials_budget_depends_on_its_number_only() => Cases.Sample(c =>
    {
        var spec = Spec(c.Min, c.Max, c.Eta);
        var used = new SimulatedStudy(spec, Factory.Create(spec));
        used.Run(20, 3, (number, step) => number % 7, new RandomStream(c.Seed));
        var fresh = Factory.Create(spec);
        for (int number = 0; number < 50; number++)
        {
            var budget = fresh.Admit(number);
            Assert.Equal(budget, used.Scheduler.Admit(number));
            Assert.True(budget.Bracket >= 0 && budget.Target >= c.Min);
        }
    });

    [Fact]
    public void Rebuilt_from_its_trials_it_answers_as_before() => Cases.Sample(c => Wander(c, study =>
    {
        var rebuilt = study.Rebuild(() => Factory.Create(Spec(c.Min, c.Max, c.Eta, c.Direction)));
        AssertAgree(study, rebuilt);
    }));

    [Fact]
    public void Showing_a_trial_again_changes_nothing() => Cases.Sample(c => Wander(c, study =>
    {
        var before = (study.Scheduler.NextPromotion(true), study.Scheduler.NextPromotion(false));
        foreach (var trial in study.Trials)
            study.Scheduler.Track(trial);
        Assert.Equal(before, (study.Scheduler.NextPromotion(true), study.Scheduler.NextPromotion(false)));
    }));

    [Fact]
    public void Late_trials_count_like_those_that_came_in_time() => Cases.Sample(c => Wander(c, study =>
    {
        var random = new RandomStream(c.Seed);
        var rebuilt = Factory.Create(Spec(c.Min, c.Max, c.Eta, c.Direction));
        foreach (var trial in study.Trials.OrderBy(_ => random.NextDouble()))
            rebuilt.Track(trial);
        AssertAgree(study, rebuilt);
    }));

    [Fact]
    public void Failed_trials_are_as_if_they_had_never_been() => Cases.Sample(c => Wander(c, study =>
    {
        var rebuilt = Factory.Create(Spec(c.Min, c.Max, c.Eta, c.Direction));
        foreach (var trial in study.Trials.Where(t => t.State != TrialState.Failed))
            rebuilt.Track(trial);
        AssertAgree(study, rebuilt);
    }));

    [Fact]
    public void A_promotion_takes_a_paused_trial_to_its_next_rung() => Cases.Sample(c => Wander(c, study =>
    {
        foreach (bool canStartNew in new[] { true, false })
        {
            if (study.Scheduler.NextPromotion(canStartNew) is not { } promotion)
                continue;
            var trial = study.Trials[promotion.Number];
            Assert.Equal(TrialState.Paused, trial.State);
            Assert.Equal(Rungs(c.Min, c.Max, c.Eta).First(rung => rung > trial.LastStep), promotion.Target);
            Assert.Contains(trial.Steps, s => !double.IsNaN(s.Values[0]));
        }
    }));

    [Fact]
    public void Of_trials_that_tie_the_first_is_promoted() => Cases.Sample(c => Wander(c, study =>
    {
        foreach (bool canStartNew in new[] { true, false })
        {
            if (study.Scheduler.NextPromotion(canStartNew) is not { } promotion)
                continue;
            var chosen = study.Trials[promotion.Number];
            Assert.DoesNotContain(study.Trials.Take(promotion.Number), t => t.State == TrialState.Paused && t.Origin == chosen.Origin
                && t.Bracket == chosen.Bracket && t.Target == chosen.Target && Curve(t).SequenceEqual(Curve(chosen)));
        }
    }));

    [Fact]
    public void Every_study_ends_with_a_trial_that_was_trained_to_the_end() => Cases.Sample(c =>
    {
        var random = new RandomStream(c.Seed);
        var spec = Spec(c.Min, c.Max, c.Eta, c.Direction);
        var study = new SimulatedStudy(spec, Factory.Create(spec));
        int trials = 1 + random.Next(60);

        // Every third trial diverges, many values tie.
        study.Run(trials, 1 + random.Next(8), (number, step) => number % 3 == 1 ? double.NaN : number % 5, random);

        Assert.Equal(trials, study.Trials.Count);
        Assert.Contains(study.Trials, t => t.State == TrialState.Completed && t.LastStep == c.Max);
    });

    [Fact]
    public void A_study_of_which_nothing_converges_ends() => Cases.Sample(c =>
    {
        var spec = Spec(c.Min, c.Max, c.Eta);
        var study = new SimulatedStudy(spec, Factory.Create(spec));
        study.Run(20, 4, (_, _) => double.NaN, new RandomStream(c.Seed));
        Assert.DoesNotContain(study.Trials, t => t.State == TrialState.Running);
    });

    /// <summary>A spec with the scheduler under test.</summary>
    protected StudySpec Spec(int min, int max, int eta, Direction direction = Direction.Minimize) => SimulatedStudy.Spec(
        new() { Name = Factory.Name, MinResource = min, MaxResource = max, Eta = eta, Mode = Mode }, direction);

    private static IEnumerable<int> Rungs(int min, int max, int eta)
    {
        for (int level = min; (long)level * eta <= max; level *= eta)
            yield return level;
        yield return max;
    }

    private static IEnumerable<(int Step, double Value)> Curve(Trial trial) => trial.Steps.Select(s => (s.Step, s.Values[0]));

    private static void AssertAgree(SimulatedStudy study, IScheduler other)
    {
        Assert.Equal(study.Scheduler.NextPromotion(true), other.NextPromotion(true));
        Assert.Equal(study.Scheduler.NextPromotion(false), other.NextPromotion(false));
        foreach (var trial in study.Trials.Where(t => t.State == TrialState.Running && t.LastStep > 0))
            Assert.Equal(study.Scheduler.Decide(trial), other.Decide(trial));
    }

    /// <summary>Lets a study suffer 120 random events, and looks at it every few.</summary>
    private void Wander((int Min, int Max, int Eta, Direction Direction, ulong Seed) c, Action<SimulatedStudy> look)
    {
        var random = new RandomStream(c.Seed);
        var spec = Spec(c.Min, c.Max, c.Eta, c.Direction);
        var study = new SimulatedStudy(spec, Factory.Create(spec));
        for (int i = 1; i <= 120; i++)
        {
            Happen(study, random);
            if (i % 20 == 0)
                look(study);
        }
    }

    private static void Happen(SimulatedStudy study, RandomStream random)
    {
        var alive = study.Trials.Where(t => !t.IsFinal).Select(t => t.Number).ToList();
        double what = random.NextDouble();
        if (alive.Count == 0 || what < 0.2)
        {
            if (what < 0.03)
                study.Import((1 + random.Next(5), Value(random)));
            else if (what < 0.06)
                study.Enqueue();
            else
                study.Start();
            return;
        }

        int number = alive[random.Next(alive.Count)];
        var trial = study.Trials[number];
        if (what < 0.3 && study.Scheduler.NextPromotion(random.Next(2) == 0) is { } promotion)
            study.Resume(promotion);
        else if (what < 0.34)
            study.Become(number, TrialState.Failed);
        else if (what < 0.36)
            study.Become(number, TrialState.Stopped);
        else if (trial.State == TrialState.Running && what < 0.4)
            study.Become(number, TrialState.Queued); // its worker was lost
        else if (trial.State == TrialState.Queued)
            study.Take(number);
        else if (trial.State == TrialState.Running)
            study.Report(number, trial.LastStep + 1 + (random.Next(3) == 0 ? random.Next(4) : 0), Value(random));
    }

    private static double Value(RandomStream random) => random.Next(8) == 0 ? double.NaN : random.Next(6);
}
