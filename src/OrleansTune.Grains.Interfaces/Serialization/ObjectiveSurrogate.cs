using OrleansTune.Core.Studies;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>How an <see cref="Objective"/> is sent.</summary>
[GenerateSerializer, Alias("objective")]
public struct ObjectiveSurrogate
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public string Name { get; set; }

    /// <summary>Which way it gets better.</summary>
    [Id(1)]
    public Direction Direction { get; set; }
}
