using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Studies;

/// <summary>What may be changed of a study after its creation; everything else of its spec is fixed.</summary>
/// <remarks>Made by <c>StudyAmendmentReader</c>, which holds it to the rules of a spec.</remarks>
public sealed record StudyAmendment
{
    /// <summary>Stopping rules that replace the study's as a whole; null leaves them.</summary>
    public StopSpec? Stop { get; init; }

    /// <summary>Most trials of a managed study in training at once; null leaves it.</summary>
    public int? Parallel { get; init; }

    /// <summary>The slots that each trial of a managed study takes of one host from its next training on; null leaves it.</summary>
    public SlotAmount? Slots { get; init; }

    /// <summary>Among the studies of its tenant, those of larger priority get slots first; null leaves it.</summary>
    public int? Priority { get; init; }

    /// <summary>A spec with this amendment made.</summary>
    /// <exception cref="StudyException">It is of how the cluster trains, which it does not do for this study.</exception>
    public StudySpec ApplyTo(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec = spec with { Stop = Stop ?? spec.Stop };
        if (Parallel is null && Slots is null && Priority is null)
            return spec;
        if (spec.Execution is not { } execution)
            throw StudyException.Field(
                Parallel is not null ? "parallel" : Slots is not null ? "slots" : "priority",
                "belongs to studies that the cluster trains; this one's trials are trained by its own workers.");
        return spec with
        {
            Execution = execution with
            {
                Parallel = Parallel ?? execution.Parallel,
                Slots = Slots ?? execution.Slots,
                Priority = Priority ?? execution.Priority,
            },
        };
    }
}
