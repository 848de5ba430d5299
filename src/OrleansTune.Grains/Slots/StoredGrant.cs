using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Slots;

/// <summary>A stored <see cref="SlotGrant"/>.</summary>
[GenerateSerializer, Alias("slot-grant")]
public sealed class StoredGrant
{
    [Id(0)]
    public long Token { get; set; }

    [Id(1)]
    public string Trial { get; set; } = string.Empty;

    [Id(2)]
    public string Tenant { get; set; } = string.Empty;

    [Id(3)]
    public string Agent { get; set; } = string.Empty;

    [Id(4)]
    public string Incarnation { get; set; } = string.Empty;

    [Id(5)]
    public long Sequence { get; set; }

    [Id(6)]
    public SlotAmount Amount { get; set; } = SlotAmount.One;

    [Id(7)]
    public int Priority { get; set; }

    [Id(8)]
    public DateTimeOffset Since { get; set; }

    [Id(9)]
    public bool Recalled { get; set; }

    internal static StoredGrant From(SlotGrant grant) => new()
    {
        Token = grant.Token,
        Trial = grant.Trial,
        Tenant = grant.Tenant,
        Agent = grant.Agent,
        Incarnation = grant.Incarnation,
        Sequence = grant.Request.Sequence,
        Amount = grant.Amount,
        Priority = grant.Request.Priority,
        Since = grant.Since,
        Recalled = grant.Recalled,
    };

    internal SlotGrant ToGrant() =>
        new(Token, new SlotRequest(Trial, Tenant, Amount, Priority, Sequence), Agent, Incarnation, Since, Recalled);
}
