using OrleansTune.Core.Sampling;

namespace OrleansTune.Core.Studies;

/// <summary>What is kept of a study beside its spec and its trials.</summary>
public sealed record StudyHead
{
    /// <summary>Where the study stands.</summary>
    public StudyState State { get; init; } = StudyState.Running;

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was stopped or completed.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it was stopped or completed, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the sampler has no further point: only trials that exist already go on.</summary>
    public bool SpaceUsedUp { get; init; }

    /// <summary>How often in a row the surrogate expected less of the next trial than the study's <see cref="StopSpec.MinImprovement"/>.</summary>
    public int LowForecasts { get; init; }

    /// <summary>How many trials had a result at the last forecast; without a further one a forecast tells nothing new.</summary>
    public int ForecastedAt { get; init; }

    /// <summary>How many trials in a row could not be trained for <see cref="HopelessReason"/>, while none had been trained at all.</summary>
    public int HopelessTrials { get; init; }

    /// <summary>Why the last of them could not.</summary>
    public string? HopelessReason { get; init; }

    /// <summary>What the sampler wants kept.</summary>
    public SamplerState? Sampler { get; init; }

    /// <summary>The checkpoints of trials that ended with a change number up to this one are given up.</summary>
    public long ReleasedVersion { get; init; }

    /// <summary>Trials in a page of the study's history, ever since it was created.</summary>
    public int PageSize { get; init; } = TrialHistory.UsualPageSize;

    /// <summary>The change number of the head's last change.</summary>
    public long Version { get; init; }
}
