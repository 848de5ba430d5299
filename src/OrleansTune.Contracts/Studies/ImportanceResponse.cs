namespace OrleansTune.Contracts;

/// <summary>The answer of <c>GET /v1/studies/{study}/importance</c>.</summary>
public sealed record ImportanceResponse
{
    /// <summary>How it was judged: one of <see cref="ImportanceMethods"/>.</summary>
    public required string Method { get; init; }

    /// <summary>The objective in question.</summary>
    public required string Objective { get; init; }

    /// <summary>The parameters, the most important first; empty when nothing can be said.</summary>
    public required IReadOnlyList<ParameterImportance> Parameters { get; init; }

    /// <summary>Why nothing can be said, such as too few trials; null when there are shares.</summary>
    public string? Reason { get; init; }
}
