using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="SlotAmount"/> is stored and sent.</summary>
[GenerateSerializer, Alias("slot-amount")]
public struct SlotAmountSurrogate
{
    /// <summary><see cref="SlotAmount.Thousandths"/>.</summary>
    [Id(0)]
    public int Thousandths { get; set; }
}
