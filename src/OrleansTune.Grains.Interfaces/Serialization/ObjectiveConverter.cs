using OrleansTune.Core.Studies;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>Converts between an <see cref="Objective"/> and its sent form.</summary>
[RegisterConverter]
public sealed class ObjectiveConverter : IConverter<Objective, ObjectiveSurrogate>
{
    /// <inheritdoc/>
    public Objective ConvertFromSurrogate(in ObjectiveSurrogate surrogate) => new(surrogate.Name, surrogate.Direction);

    /// <inheritdoc/>
    public ObjectiveSurrogate ConvertToSurrogate(in Objective value) => new() { Name = value.Name, Direction = value.Direction };
}
