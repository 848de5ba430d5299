using OrleansTune.Core.Slots;

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

    [Id(3)]
    public DateTimeOffset At { get; set; }

    [Id(4)]
    public double Floor { get; set; }

    [Id(5)]
    public List<StoredAccount> Accounts { get; set; } = [];

    [Id(6)]
    public List<StoredAgent> Agents { get; set; } = [];

    internal static SlotBrokerState From(SlotLedgerState state) => new()
    {
        NextToken = state.NextToken,
        Waiting = [.. state.Waiting.Select(StoredRequest.From)],
        Grants = [.. state.Grants.Select(StoredGrant.From)],
        At = state.At,
        Floor = state.Floor,
        Accounts = [.. state.Accounts.Select(StoredAccount.From)],
        Agents = [.. state.Agents.Select(StoredAgent.From)],
    };

    internal SlotLedgerState ToState() => new()
    {
        NextToken = NextToken,
        Waiting = [.. Waiting.Select(w => w.ToRequest())],
        Grants = [.. Grants.Select(g => g.ToGrant())],
        At = At,
        Floor = Floor,
        Accounts = [.. Accounts.Select(a => a.ToAccount())],
        Agents = [.. Agents.Select(a => a.ToAgent())],
    };
}
