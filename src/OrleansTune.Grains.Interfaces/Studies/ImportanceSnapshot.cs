using System.Collections.Immutable;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>How much each parameter mattered at one moment.</summary>
[GenerateSerializer, Immutable, Alias("importance-snapshot")]
public sealed record ImportanceSnapshot
{
    /// <summary>The objective in question.</summary>
    [Id(0)]
    public required string Objective { get; init; }

    /// <summary>Each parameter's share, from 0 to 1, the largest first; empty when nothing can be said.</summary>
    [Id(1)]
    public required ImmutableArray<KeyValuePair<string, double>> Parameters { get; init; }

    /// <summary>Why nothing can be said, for people; null when there are shares.</summary>
    [Id(2)]
    public string? Reason { get; init; }
}
