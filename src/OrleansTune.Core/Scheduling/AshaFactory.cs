using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling;

/// <summary>Makes <c>asha</c>: asynchronous successive halving in one bracket, from the least resource.</summary>
internal sealed class AshaFactory : ISchedulerFactory
{
    public string Name => "asha";

    public IEnumerable<SpecError> Validate(StudySpec spec) => SingleObjective.Validate(spec);

    public IScheduler Create(StudySpec spec)
    {
        var scheduler = spec.Scheduler;
        int[] levels = RungLevels.Of(scheduler.MinResource, scheduler.MaxResource, scheduler.Eta);
        return new HalvingScheduler(
            [new Bracket(levels, scheduler.Eta, spec.Objectives[0])], spec.SchedulerMode, scheduler.MaxResource, _ => 0);
    }
}
