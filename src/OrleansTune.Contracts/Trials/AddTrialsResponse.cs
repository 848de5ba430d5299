namespace OrleansTune.Contracts;

/// <summary>The answer of <c>POST /v1/studies/{study}/trials</c>.</summary>
public sealed record AddTrialsResponse
{
    /// <summary>The new trials' numbers, in the order of the request.</summary>
    public required IReadOnlyList<int> Numbers { get; init; }
}
