using System.Collections.Immutable;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>A result that a user brings from elsewhere.</summary>
[GenerateSerializer, Immutable, Alias("imported-trial")]
public sealed record ImportedTrial
{
    /// <summary>The point.</summary>
    [Id(0)]
    public required ParameterSet Parameters { get; init; }

    /// <summary>A value per objective.</summary>
    [Id(1)]
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>A value per constraint.</summary>
    [Id(2)]
    public ImmutableArray<double> Constraints { get; init; } = [];
}
