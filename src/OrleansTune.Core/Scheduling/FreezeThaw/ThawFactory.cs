using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling.FreezeThaw;

/// <summary>Makes <c>thaw</c>: freeze–thaw scheduling, in which a surrogate of the learning curves decides who is trained further.</summary>
internal sealed class ThawFactory : ISchedulerFactory
{
    public string Name => "thaw";

    public IEnumerable<SpecError> Validate(StudySpec spec) => SingleObjective.Validate(spec);

    public IScheduler Create(StudySpec spec)
    {
        var scheduler = spec.Scheduler;
        int[] rungs = RungLevels.Of(scheduler.MinResource, scheduler.MaxResource, scheduler.Eta);
        return new ThawScheduler(rungs, scheduler.Eta, spec.SchedulerMode, spec.Objectives[0]);
    }
}
