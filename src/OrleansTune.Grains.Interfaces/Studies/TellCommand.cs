using System.Collections.Immutable;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>An external worker's result.</summary>
[GenerateSerializer, Immutable, Alias("tell-command")]
public sealed record TellCommand
{
    /// <summary>The trial.</summary>
    [Id(0)]
    public required int Number { get; init; }

    /// <summary>Whether it failed; then there are no values.</summary>
    [Id(1)]
    public bool Failed { get; init; }

    /// <summary>Why it failed, for people.</summary>
    [Id(2)]
    public string? Reason { get; init; }

    /// <summary>A value per objective.</summary>
    [Id(3)]
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>A value per constraint.</summary>
    [Id(4)]
    public ImmutableArray<double> Constraints { get; init; } = [];

    /// <summary>Who tells, to be refused when another worker holds the trial; null when it does not say.</summary>
    [Id(5)]
    public string? Worker { get; init; }
}
