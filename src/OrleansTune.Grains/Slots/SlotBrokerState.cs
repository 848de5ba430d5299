namespace OrleansTune.Grains.Slots;

/// <summary>What is stored of a pool: who waits and who holds a slot. Ids are never reused.</summary>
[GenerateSerializer, Alias("slot-broker-state")]
public sealed class SlotBrokerState
{
    [Id(0)]
    public long NextToken { get; set; } = 1;

    [Id(1)]
    public List<StoredRequest> Waiting { get; set; } = [];

    [Id(2)]
    public List<StoredGrant> Grants { get; set; } = [];
}
