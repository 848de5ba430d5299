namespace OrleansTune.Contracts;

/// <summary>A study as it stands.</summary>
public sealed record StudyResource
{
    /// <summary>Its id within its tenant.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required StudyState State { get; init; }

    /// <summary>Why it ended, for people; null while it has not.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Why none of its trials trains although some are due, for people: its pool has no host, or none that is large enough, or the tenant's
    /// GPU-seconds of the day are used up; null otherwise.
    /// </summary>
    public string? Waiting { get; init; }

    /// <summary>The spec that it was created with.</summary>
    public required StudySpec Spec { get; init; }

    /// <summary>Its trials by state.</summary>
    public required TrialCounts Trials { get; init; }

    /// <summary>The best trial so far; null before the first value, and with several objectives (see <c>/best</c> for the Pareto front).</summary>
    public BestTrial? Best { get; init; }

    /// <summary>Resource (epochs) spent over all trials; an epoch trained again after a loss counts once.</summary>
    public long EpochsTrained { get; init; }

    /// <summary>What the trials started so far would have cost if each were trained to the end; 0 when trials have no steps.</summary>
    public long EpochsOfFullTraining { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was stopped or completed; null before.</summary>
    public DateTimeOffset? Ended { get; init; }
}
