using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling;

/// <summary>Makes <c>none</c>: every trial is trained to the end.</summary>
internal sealed class NoneFactory : ISchedulerFactory
{
    public string Name => "none";

    public IEnumerable<SpecError> Validate(StudySpec spec) => [];

    public IScheduler Create(StudySpec spec) => new FullTrainingScheduler(spec.IsManaged ? spec.Scheduler.MaxResource : int.MaxValue);
}
