namespace OrleansTune.Core.Slots;

/// <content>Taking slots back from tenants above their share.</content>
public sealed partial class SlotLedger
{
    /// <summary>
    /// Recalls the trials of tenants that have used up their day, and those of tenants above their share for tenants that wait below
    /// theirs; takes back what was recalled for others when nothing waits any more.
    /// </summary>
    /// <returns>Whether any grant changed.</returns>
    public bool Recall(DateTimeOffset now)
    {
        // First: what is given back anyway need not be taken from others.
        bool any = Turn(g => !g.Recalled && _shares.IsUsedUp(g.Tenant, now));
        bool waits = _waiting.Tenants.Any(tenant => !_shares.IsUsedUp(tenant, now));
        var recalls = waits ? new RecallPlan(this, now).Make() : [];
        any |= Turn(g => g.Recalled ? !waits && !_shares.IsUsedUp(g.Tenant, now) : recalls.Contains(g.Trial));
        Version += any ? 1 : 0;
        return any;
    }

    /// <summary>Recalls grants, or takes their recall back.</summary>
    /// <returns>Whether there were any.</returns>
    private bool Turn(Func<SlotGrant, bool> which)
    {
        SlotGrant[] changed = [.. _grants.Values.Where(which)];
        foreach (var grant in changed)
            _grants[grant.Trial] = grant with { Recalled = !grant.Recalled };
        return changed.Length > 0;
    }

    /// <summary>Deals what is free, or is being given back, to those that wait, in fair order; where that is not enough, takes from others.</summary>
    private sealed class RecallPlan(SlotLedger ledger, DateTimeOffset now)
    {
        private readonly Dictionary<string, SlotAmount> _free = ledger.FreeByAgent(countRecalledAsFree: true);
        private readonly HashSet<string> _recalled = [];
        private readonly Dictionary<string, SlotAmount> _held = ledger.ActiveTenants.ToDictionary(t => t, ledger.StayingWith);

        private readonly Dictionary<string, Queue<SlotRequest>> _waiting =
            ledger._waiting.Tenants.Where(t => !ledger._shares.IsUsedUp(t, now)).ToDictionary(t => t, t => new Queue<SlotRequest>(ledger._waiting.Of(t)));

        public HashSet<string> Make()
        {
            var largest = ledger._agents.Values.Select(a => a.Agent.Capacity).DefaultIfEmpty().Max();
            while (NextTenant() is { } tenant)
            {
                var request = _waiting[tenant].Dequeue();
                if (request.Amount > largest)
                    continue;
                if (!TryDeal(request) && !TryRecallFor(request))
                    _waiting.Remove(tenant);
            }

            return _recalled;
        }

        private string? NextTenant() => _waiting
            .Where(w => w.Value.Count > 0)
            .OrderBy(w => Standing(w.Key, w.Value.Peek().Amount))
            .ThenBy(w => w.Value.Peek().Sequence)
            .FirstOrDefault().Key;

        private bool TryDeal(SlotRequest request)
        {
            string? agent = _free
                .Where(f => request.Amount <= f.Value)
                .OrderBy(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal)
                .FirstOrDefault().Key;
            if (agent is null)
                return false;
            _free[agent] -= request.Amount;
            _held[request.Tenant] += request.Amount;
            return true;
        }

        private bool TryRecallFor(SlotRequest request)
        {
            var best = ledger.Agents
                .Where(a => request.Amount <= a.Capacity)
                .Select(a => VictimsOn(a.Name, request))
                .Where(victims => victims.Count > 0)
                .OrderBy(victims => victims.Sum(v => v.Amount.Thousandths))
                .FirstOrDefault();
            if (best is null)
                return false;
            foreach (var victim in best)
            {
                _recalled.Add(victim.Trial);
                _held[victim.Tenant] -= victim.Amount;
                _free[victim.Agent] += victim.Amount;
            }

            return TryDeal(request);
        }

        /// <summary>The fewest trials of an agent that make room for a request; none when that would be unfair or too soon.</summary>
        private List<SlotGrant> VictimsOn(string agent, SlotRequest request)
        {
            double standing = Standing(request.Tenant, request.Amount);
            var candidates = ledger._grants.Values
                .Where(g => g.Agent == agent && g.Tenant != request.Tenant && !g.Recalled && !_recalled.Contains(g.Trial)
                    && now - g.Since >= ledger._quantum)
                .ToList();
            var victims = new List<SlotGrant>();
            var taken = new Dictionary<string, SlotAmount>();
            var room = _free[agent];
            while (room < request.Amount)
            {
                // Of the tenant that is furthest above its share the least important trial, and of those the youngest.
                var victim = candidates
                    .Select(g => (Grant: g, Left: Standing(g.Tenant, default(SlotAmount) - taken.GetValueOrDefault(g.Tenant) - g.Amount)))
                    .Where(c => standing <= c.Left + Rounding(standing))
                    .OrderByDescending(c => c.Left).ThenBy(c => c.Grant.Request.Priority).ThenByDescending(c => c.Grant.Token)
                    .FirstOrDefault().Grant;
                if (victim is null)
                    return [];
                candidates.Remove(victim);
                victims.Add(victim);
                taken[victim.Tenant] = taken.GetValueOrDefault(victim.Tenant) + victim.Amount;
                room += victim.Amount;
            }

            return victims;
        }

        private double Standing(string tenant, SlotAmount change) => ledger._shares.Standing(tenant, _held[tenant] + change, now);

        private static double Rounding(double standing) => 1e-9 * (1 + Math.Abs(standing));
    }
}
