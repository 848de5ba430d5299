namespace OrleansTune.Core.Slots;

/// <summary>What is kept of a <see cref="SlotLedger"/>: one made of it goes on as the other would have.</summary>
public sealed record SlotLedgerState
{
    /// <summary>The number that the next request or grant takes.</summary>
    public long NextToken { get; init; } = 1;

    /// <summary>The time up to which <see cref="Accounts"/> are kept.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The virtual time of the pool: a tenant that comes back starts here.</summary>
    public double Floor { get; init; }

    /// <summary>The requests, oldest first.</summary>
    public IReadOnlyList<SlotRequest> Waiting { get; init; } = [];

    /// <summary>The grants, by token.</summary>
    public IReadOnlyList<SlotGrant> Grants { get; init; } = [];

    /// <summary>The tenants that ever asked, by name.</summary>
    public IReadOnlyList<TenantAccount> Accounts { get; init; } = [];

    /// <summary>The agents that are there, by name.</summary>
    public IReadOnlyList<SlotAgent> Agents { get; init; } = [];
}
