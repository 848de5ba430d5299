namespace OrleansTune.Contracts;

/// <summary>A study as submitted: what to optimise, over what, how, and until when. Fixed for the study's life.</summary>
public sealed record StudySpec
{
    /// <summary>The study's id within its tenant: 1 to 100 of a–z, A–Z, 0–9, '-', '_' and '.', beginning with a letter or digit.</summary>
    public required string Name { get; init; }

    /// <summary>The objectives; at least one, no two of a name.</summary>
    public required IReadOnlyList<ObjectiveSpec> Objectives { get; init; }

    /// <summary>The black-box constraints; null for none.</summary>
    public IReadOnlyList<ConstraintSpec>? Constraints { get; init; }

    /// <summary>The parameters to search; at least one.</summary>
    public required IReadOnlyList<ParameterSpec> SearchSpace { get; init; }

    /// <summary>The sampler; null for <c>auto</c>.</summary>
    public SamplerSpec? Sampler { get; init; }

    /// <summary>The early-stopping scheduler; null for <c>none</c>.</summary>
    public SchedulerSpec? Scheduler { get; init; }

    /// <summary>The stopping rules; null: the study runs until it is stopped.</summary>
    public StopSpec? Stop { get; init; }

    /// <summary>How the server trains the trials; null when the caller trains them (an external study).</summary>
    public ExecutionSpec? Execution { get; init; }

    /// <summary>The leases of external workers; null for the defaults.</summary>
    public LeaseSpec? Lease { get; init; }

    /// <summary>Same seed and same events: same suggestions. Null: the server chooses.</summary>
    public ulong? Seed { get; init; }
}
