namespace OrleansTune.Contracts;

/// <summary>When a study is complete; the first rule that holds ends it. Without any it runs until it is stopped.</summary>
public sealed record StopSpec
{
    /// <summary>Most trials that the study creates; at least 1.</summary>
    public int? MaxTrials { get; init; }

    /// <summary>Most resource (epochs) spent over all trials; at least 1.</summary>
    public long? MaxResource { get; init; }

    /// <summary>The moment at which the study ends.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The value of the single objective that is good enough.</summary>
    public double? Target { get; init; }

    /// <summary>
    /// The improvement of the best value that is still worth a trial, in the objective's units; more than 0. When the study's surrogate expects less of the
    /// next trial, five times in a row with new results each time, no further trials begin (Nguyen et al. 2017).
    /// </summary>
    public double? MinImprovement { get; init; }
}
