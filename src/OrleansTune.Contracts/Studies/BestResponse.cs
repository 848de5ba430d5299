namespace OrleansTune.Contracts;

/// <summary>The answer of <c>GET /v1/studies/{study}/best</c>.</summary>
public sealed record BestResponse
{
    /// <summary>The best trial, or with several objectives the Pareto front; empty before the first feasible value.</summary>
    public required IReadOnlyList<BestTrial> Trials { get; init; }
}
