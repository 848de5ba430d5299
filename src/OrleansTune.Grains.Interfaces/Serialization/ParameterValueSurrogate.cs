using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="ParameterValue"/> is stored and sent.</summary>
[GenerateSerializer, Alias("parameter-value")]
public struct ParameterValueSurrogate
{
    /// <summary>Its kind.</summary>
    [Id(0)]
    public ParameterKind Kind { get; set; }

    /// <summary>The bits of a float, an integer, or 0 and 1 for false and true.</summary>
    [Id(1)]
    public long Bits { get; set; }

    /// <summary>A string.</summary>
    [Id(2)]
    public string? Text { get; set; }
}
