using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="ParameterSet"/> is stored and sent.</summary>
[GenerateSerializer, Alias("parameter-set")]
public struct ParameterSetSurrogate
{
    /// <summary>The names, in the space's order.</summary>
    [Id(0)]
    public string[] Names { get; set; }

    /// <summary>The values, one per name.</summary>
    [Id(1)]
    public ParameterValue[] Values { get; set; }
}
