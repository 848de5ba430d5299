namespace OrleansTune.Contracts;

/// <summary>The answer of <c>GET /v1/studies/{study}/importance</c>.</summary>
public sealed record ImportanceResponse
{
    /// <summary>How it was judged: one of <see cref="ImportanceMethods"/>.</summary>
    public required string Method { get; init; }

    /// <summary>The objective in question.</summary>
    public required string Objective { get; init; }

    /// <summary>The parameters that can vary, the most important first.</summary>
    public required IReadOnlyList<ParameterImportance> Parameters { get; init; }
}
