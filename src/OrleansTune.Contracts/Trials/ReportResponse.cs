namespace OrleansTune.Contracts;

/// <summary>The answer of <c>:report</c>.</summary>
public sealed record ReportResponse
{
    /// <summary>What the worker does now. After pause and stop the trial is no longer running.</summary>
    public required TrialDecision Decision { get; init; }
}
