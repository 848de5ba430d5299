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
            Name = Pool,
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
                    UsedUpUntil = _ledger.UsedUpUntil(account.Tenant, Now),
                }),
            ],
        });
    }

    private ITenantGrain Tenant(string tenant) => GrainFactory.GetGrain<ITenantGrain>(tenant);

    /// <summary>Weights and limits as they are now: an administrator's change bites within a few seconds, also when a message was lost.</summary>
    private Task ReadTermsAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_ledger.ActiveTenants.Union(UsersOfToday()).ToArray().Select(tenant => TryReadTermsAsync(tenant, cancellationToken)));

    /// <summary>Tenants whose usage of GPUs is to be told, again and again: their grain may have lost it.</summary>
    private IEnumerable<string> UsersOfToday() =>
        IsOfGpus ? _ledger.Accounts.Select(a => a.Tenant).Where(tenant => _ledger.DaySecondsOf(tenant, Now) > 0) : [];

    private async Task TryReadTermsAsync(string tenant, CancellationToken cancellationToken)
    {
        try
        {
            await ReadTermsAsync(tenant, cancellationToken);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            LogTermsUnread(e, tenant);
        }
    }

    private async Task ReadTermsAsync(string tenant, CancellationToken cancellationToken)
    {
        _ledger.SetWeight(tenant, await Tenant(tenant).GetWeightAsync(cancellationToken), Now);
        if (!IsOfGpus)
            return;
        var now = Now;
        double used = _ledger.DaySecondsOf(tenant, now);
        double? most = await Tenant(tenant).ReportGpuUsageAsync(Pool, DateOnly.FromDateTime(now.UtcDateTime), used, cancellationToken);
        if (_ledger.SetDailyLimit(tenant, most, Now))
            Announce();
    }

    /// <summary>Whether a tenant's terms must be read before it is given anything: they may be those of long ago.</summary>
    private bool MustReadTerms(string tenant) => !_ledger.Knows(tenant) || (IsOfGpus && !_ledger.ActiveTenants.Contains(tenant));

    private static SlotAmount Sum(IEnumerable<SlotGrant> grants) => new(grants.Sum(g => g.Amount.Thousandths));
}
