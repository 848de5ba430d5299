using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>Converts between a <see cref="SlotAmount"/> and its stored form.</summary>
[RegisterConverter]
public sealed class SlotAmountConverter : IConverter<SlotAmount, SlotAmountSurrogate>
{
    /// <inheritdoc/>
    public SlotAmount ConvertFromSurrogate(in SlotAmountSurrogate surrogate) => new(surrogate.Thousandths);

    /// <inheritdoc/>
    public SlotAmountSurrogate ConvertToSurrogate(in SlotAmount value) => new() { Thousandths = value.Thousandths };
}
