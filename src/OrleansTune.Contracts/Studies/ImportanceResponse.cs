namespace OrleansTune.Contracts;

/// <summary>The answer of <c>GET /v1/studies/{study}/importance</c>.</summary>
public sealed record ImportanceResponse
{
    /// <summary>The parameters, the most important first; empty before there are enough values.</summary>
    public required IReadOnlyList<ParameterImportance> Parameters { get; init; }
}
