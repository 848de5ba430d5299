using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling;

/// <summary>Makes the schedulers of one name, and says what it asks of a study.</summary>
public interface ISchedulerFactory
{
    /// <summary>The name in a study's spec, lower case.</summary>
    string Name { get; }

    /// <summary>Every reason why this scheduler cannot serve a study.</summary>
    IEnumerable<SpecError> Validate(StudySpec spec);

    /// <summary>A scheduler for one study, whose spec <see cref="Validate"/> accepted.</summary>
    IScheduler Create(StudySpec spec);
}
