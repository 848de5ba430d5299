namespace OrleansTune.Core.Slots;

/// <summary>What a tenant may have of a pool and has had.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Weight">Its share of a contended pool, relative to the others'; above 0.</param>
/// <param name="Clock">Its virtual time: slot-seconds for its weight, adjusted for times at which it wanted none.</param>
/// <param name="SlotSeconds">Slots held times seconds, over all time.</param>
/// <param name="DaySeconds">Slots held times seconds, since the UTC day began.</param>
/// <param name="DailyLimit">How many of these it may use a day; null without a limit.</param>
public sealed record TenantAccount(
    string Tenant, double Weight, double Clock, double SlotSeconds, double DaySeconds = 0, double? DailyLimit = null);
