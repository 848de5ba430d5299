using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

/// <summary>A tenant that keeps so many trials waiting or in training, of any of the given sizes.</summary>
internal sealed class SimulatedTenant(string name, int open, SlotAmount[] amounts)
{
    public string Name => name;

    public int Open { get; set; } = open;

    public SlotAmount[] Amounts => amounts;
}
