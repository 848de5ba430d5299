namespace OrleansTune.Contracts;

/// <summary>The answer of <c>:report</c>.</summary>
public sealed record ReportResponse
{
    /// <summary>What the worker does now. After pause and stop the trial is no longer running.</summary>
    public required TrialDecision Decision { get; init; }

    /// <summary>When the lease runs out unless the worker is heard of before; null after pause and stop.</summary>
    public DateTimeOffset? LeaseExpires { get; init; }
}
