using System.Globalization;
using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>Why a pool, as it is, does not train what it is asked to train.</summary>
public static class SlotShortage
{
    /// <summary>Why no host of a pool takes a trial: until the day ends, or until there are other hosts. Null when one will.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="tenant">The trial's tenant.</param>
    /// <param name="amount">The slots that the trial takes of one host.</param>
    public static string? Of(PoolSnapshot pool, string tenant, SlotAmount amount)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (pool.Tenants.FirstOrDefault(t => t.Tenant == tenant)?.UsedUpUntil is { } until)
            return string.Create(CultureInfo.InvariantCulture, $"waits until {until:yyyy-MM-dd HH:mm} UTC: the tenant's GPU-seconds of the day are used up");
        if (pool.Agents.Count == 0)
            return $"waits for a host: none trains for the pool '{pool.Name}' now";
        var largest = pool.Agents.MaxBy(a => a.Slots)!;
        return amount <= largest.Slots ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"waits for a larger host: a trial takes {amount} slots of one, and the largest of the pool '{pool.Name}', '{largest.Name}', has {largest.Slots}");
    }
}
