using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling;

/// <summary>Makes <c>median</c>: the median stopping rule.</summary>
internal sealed class MedianFactory : ISchedulerFactory
{
    public string Name => "median";

    public IEnumerable<SpecError> Validate(StudySpec spec) => SingleObjective.Validate(spec);

    public IScheduler Create(StudySpec spec) =>
        new MedianScheduler(spec.Scheduler.MinResource, spec.Scheduler.MaxResource, spec.Objectives[0]);
}
