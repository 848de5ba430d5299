namespace OrleansTune.Core.Slots;

/// <content>What tenants may use a day, and have used: slots held times seconds, from midnight to midnight UTC.</content>
public sealed partial class SlotLedger
{
    /// <summary>Sets how many slot-seconds a tenant may use each day; null for no limit.</summary>
    /// <returns>False when it has that limit already.</returns>
    public bool SetDailyLimit(string tenant, double? seconds, DateTimeOffset now)
    {
        if (seconds is { } most)
            ArgumentOutOfRangeException.ThrowIfNegative(most, nameof(seconds));
        if (_shares.Knows(tenant) ? _shares.DailyLimitOf(tenant) == seconds : seconds is null)
            return false;
        _shares.SetDailyLimit(tenant, seconds, now);
        Version++;
        return true;
    }

    /// <summary>Slots that the tenant held times seconds, since the UTC day began.</summary>
    public double DaySecondsOf(string tenant, DateTimeOffset now) => _shares.DaySecondsOf(tenant, now);

    /// <summary>Until when the tenant gets no slots, for it has used up its day; null when it has not.</summary>
    public DateTimeOffset? UsedUpUntil(string tenant, DateTimeOffset now) =>
        _shares.IsUsedUp(tenant, now) ? new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1) : null;
}
