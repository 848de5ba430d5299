using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Slots;

/// <summary>A stored <see cref="SlotAgent"/>.</summary>
[GenerateSerializer, Alias("slot-agent")]
public sealed class StoredAgent
{
    [Id(0)]
    public string Name { get; set; } = string.Empty;

    [Id(1)]
    public string Incarnation { get; set; } = string.Empty;

    [Id(2)]
    public DateTimeOffset Started { get; set; }

    [Id(3)]
    public SlotAmount Capacity { get; set; }

    internal static StoredAgent From(SlotAgent agent) =>
        new() { Name = agent.Name, Incarnation = agent.Incarnation, Started = agent.Started, Capacity = agent.Capacity };

    internal SlotAgent ToAgent() => new(Name, Incarnation, Started, Capacity);
}
