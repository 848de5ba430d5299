using OrleansTune.Core.Slots;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Slots;

/// <content>What tenants may have, and what they have.</content>
internal sealed partial class SlotBrokerGrain
{
    public Task<PoolSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        var grants = _ledger.Grants.ToLookup(g => g.Tenant);
        var waiting = _ledger.Waiting.ToLookup(w => w.Tenant);
        return Task.FromResult(new PoolSnapshot
        {
            Name = this.GetPrimaryKeyString(),
            Agents =
            [
                .. _ledger.Agents.Select(agent => new PoolAgent
                {
                    Name = agent.Name,
                    Slots = agent.Capacity,
                    Held = Sum(_ledger.Grants.Where(g => g.Agent == agent.Name)),
                }),
            ],
            Tenants =
            [
                .. _ledger.Accounts.Select(account => new PoolTenant
                {
                    Tenant = account.Tenant,
                    Weight = account.Weight,
                    Held = Sum(grants[account.Tenant]),
                    Training = grants[account.Tenant].Count(),
                    Waiting = waiting[account.Tenant].Count(),
                    Recalled = grants[account.Tenant].Count(g => g.Recalled),
                    SlotSeconds = _ledger.SlotSecondsOf(account.Tenant, Now),
                }),
            ],
        });
    }

    private ITenantGrain Tenant(string tenant) => GrainFactory.GetGrain<ITenantGrain>(tenant);

    /// <summary>The weights as they are now: an administrator's change bites within a few seconds, also when a message was lost.</summary>
    private Task ReadWeightsAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_ledger.ActiveTenants.ToArray().Select(tenant => ReadWeightAsync(tenant, cancellationToken)));

    private async Task ReadWeightAsync(string tenant, CancellationToken cancellationToken)
    {
        try
        {
            _ledger.SetWeight(tenant, await Tenant(tenant).GetWeightAsync(cancellationToken), Now);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            LogWeightUnread(e, tenant);
        }
    }

    private static SlotAmount Sum(IEnumerable<SlotGrant> grants) => new(grants.Sum(g => g.Amount.Thousandths));
}
