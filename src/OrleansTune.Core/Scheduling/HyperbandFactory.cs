using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling;

/// <summary>Makes <c>hyperband</c>: brackets of asynchronous successive halving that start at different rungs, the lowest first.</summary>
internal sealed class HyperbandFactory : ISchedulerFactory
{
    public string Name => "hyperband";

    public IEnumerable<SpecError> Validate(StudySpec spec) => SingleObjective.Validate(spec);

    public IScheduler Create(StudySpec spec)
    {
        var scheduler = spec.Scheduler;
        int[] levels = RungLevels.Of(scheduler.MinResource, scheduler.MaxResource, scheduler.Eta);
        var brackets = levels.Select((_, first) => new Bracket(levels[first..], scheduler.Eta, spec.Objectives[0]));
        var rounds = new BracketRounds(levels.Length, scheduler.Eta);
        return new HalvingScheduler([.. brackets], spec.SchedulerMode, scheduler.MaxResource, rounds.BracketOf);
    }
}
