using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies;

/// <summary>A study as submitted: what to optimise, over what, how, and until when. Only a <see cref="StudyAmendment"/> changes it.</summary>
/// <remarks>Made by <c>StudySpecReader</c>, which finds every fault of a submission; written by <c>StudySpecWriter</c>.</remarks>
public sealed record StudySpec
{
    /// <summary>The study's id within its tenant: 1 to 100 of a–z, A–Z, 0–9, '-', '_' and '.', beginning with a letter or digit.</summary>
    public required string Name { get; init; }

    /// <summary>The objectives; at least one, no two of a name.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>The black-box constraints; no two of a name.</summary>
    public IReadOnlyList<ConstraintSpec> Constraints { get; init; } = [];

    /// <summary>The space to search.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>The sampler.</summary>
    public SamplerSpec Sampler { get; init; } = SamplerSpec.Auto;

    /// <summary>The scheduler.</summary>
    public SchedulerSpec Scheduler { get; init; } = new();

    /// <summary>The stopping rules.</summary>
    public StopSpec Stop { get; init; } = new();

    /// <summary>How trials are trained by the cluster; null when the user trains them (an external study).</summary>
    public ExecutionSpec? Execution { get; init; }

    /// <summary>The leases of external workers.</summary>
    public LeaseSpec Lease { get; init; } = new();

    /// <summary>The seed: same seed and same events, same suggestions.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether the cluster trains the trials.</summary>
    public bool IsManaged => Execution is not null;

    /// <summary>Whether trials pause at rungs (see <see cref="SchedulerMode"/>).</summary>
    public SchedulerMode SchedulerMode => Scheduler.Mode ?? (IsManaged ? SchedulerMode.Promotion : SchedulerMode.Stopping);
}
