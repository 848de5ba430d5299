using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling;

/// <summary>What every scheduler that compares trials asks of a study.</summary>
internal static class SingleObjective
{
    public static IEnumerable<SpecError> Validate(StudySpec spec)
    {
        if (spec.Objectives.Count != 1)
            yield return new("scheduler.name", $"'{spec.Scheduler.Name}' needs a study of one objective, this one has {spec.Objectives.Count}; use 'none'");
    }
}
