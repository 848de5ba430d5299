using System.Globalization;
using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>Why a pool, as it is, can never train what it is asked to train; hosts may come later.</summary>
public static class SlotShortage
{
    /// <summary>Why no host of a pool will take a trial, however long it waits; null when one will.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="amount">The slots that the trial takes of one host.</param>
    public static string? Of(PoolSnapshot pool, SlotAmount amount)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (pool.Agents.Count == 0)
            return $"waits for a host: none trains for the pool '{pool.Name}' now";
        var largest = pool.Agents.MaxBy(a => a.Slots)!;
        return amount <= largest.Slots ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"waits for a larger host: a trial takes {amount} slots of one, and the largest of the pool '{pool.Name}', '{largest.Name}', has {largest.Slots}");
    }
}
