using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Slots;

/// <summary>A stored <see cref="SlotRequest"/>.</summary>
[GenerateSerializer, Alias("slot-request")]
public sealed class StoredRequest
{
    [Id(0)]
    public string Trial { get; set; } = string.Empty;

    [Id(1)]
    public string Tenant { get; set; } = string.Empty;

    [Id(2)]
    public long Sequence { get; set; }

    [Id(3)]
    public SlotAmount Amount { get; set; } = SlotAmount.One;

    [Id(4)]
    public int Priority { get; set; }

    internal static StoredRequest From(SlotRequest request) =>
        new() { Trial = request.Trial, Tenant = request.Tenant, Sequence = request.Sequence, Amount = request.Amount, Priority = request.Priority };

    internal SlotRequest ToRequest() => new(Trial, Tenant, Amount, Priority, Sequence);
}
