namespace OrleansTune.Core.Studies;

/// <summary>What may be changed of a study after its creation; everything else of its spec is fixed.</summary>
/// <remarks>Made by <c>StudyAmendmentReader</c>, which holds it to the rules of a spec.</remarks>
public sealed record StudyAmendment
{
    /// <summary>Stopping rules that replace the study's as a whole; null leaves them.</summary>
    public StopSpec? Stop { get; init; }

    /// <summary>Most trials of a managed study in training at once; null leaves it.</summary>
    public int? Parallel { get; init; }

    /// <summary>A spec with this amendment made.</summary>
    /// <exception cref="StudyException">It sets <see cref="Parallel"/> for a study that the cluster does not train.</exception>
    public StudySpec ApplyTo(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec = spec with { Stop = Stop ?? spec.Stop };
        if (Parallel is not { } parallel)
            return spec;
        return spec.Execution is { } execution
            ? spec with { Execution = execution with { Parallel = parallel } }
            : throw StudyException.Field("parallel", "belongs to studies that the cluster trains; this one's trials are trained by its own workers.");
    }
}
