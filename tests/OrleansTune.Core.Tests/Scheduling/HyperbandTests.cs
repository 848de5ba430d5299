using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class HyperbandTests
{
    [Theory]
    [InlineData(SchedulerMode.Promotion)]
    [InlineData(SchedulerMode.Stopping)]
    public void Brackets_start_at_different_rungs(SchedulerMode mode)
    {
        var scheduler = new HyperbandFactory().Create(Spec(mode));
        var budgets = Enumerable.Range(0, 200).Select(scheduler.Admit).Distinct().OrderBy(b => b.Bracket).ToList();

        int[] targets = mode == SchedulerMode.Promotion ? [1, 3, 9, 27] : [27, 27, 27, 27];
        Assert.Equal(targets.Select((target, bracket) => new TrialBudget(bracket, target)), budgets);
    }

    [Fact]
    public void Every_bracket_brings_a_trial_to_the_end()
    {
        var spec = Spec(SchedulerMode.Promotion);
        var study = new SimulatedStudy(spec, new HyperbandFactory().Create(spec));
        study.Run(60, 3, (number, step) => number - step, new(3));

        Assert.Equal([0, 1, 2, 3], study.Trials.Where(t => t.State == TrialState.Completed).Select(t => t.Bracket).Distinct().Order());
    }

    [Fact]
    public void Trials_are_compared_within_their_bracket_only()
    {
        var spec = Spec(SchedulerMode.Promotion);
        var study = new SimulatedStudy(spec, new HyperbandFactory().Create(spec));
        for (int i = 0; i < 60; i++)
            study.StartAndReport(study.Scheduler.Admit(i).Target, i);

        while (study.Scheduler.NextPromotion(canStartNew: true) is { } promotion)
            study.Resume(promotion);
        foreach (var bracket in study.Trials.GroupBy(t => t.Bracket).Where(b => b.Key < 3))
            Assert.Equal(bracket.Count() / 3, bracket.Count(t => t.State == TrialState.Running));
    }

    private static StudySpec Spec(SchedulerMode mode) =>
        SimulatedStudy.Spec(new() { Name = "hyperband", MinResource = 1, MaxResource = 27, Eta = 3, Mode = mode });
}
