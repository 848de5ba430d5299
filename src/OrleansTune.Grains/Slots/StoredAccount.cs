using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Slots;

/// <summary>A stored <see cref="TenantAccount"/>.</summary>
[GenerateSerializer, Alias("tenant-account")]
public sealed class StoredAccount
{
    [Id(0)]
    public string Tenant { get; set; } = string.Empty;

    [Id(1)]
    public double Weight { get; set; }

    [Id(2)]
    public double Clock { get; set; }

    [Id(3)]
    public double SlotSeconds { get; set; }

    [Id(4)]
    public double DaySeconds { get; set; }

    [Id(5)]
    public double? DailyLimit { get; set; }

    internal static StoredAccount From(TenantAccount account) => new()
    {
        Tenant = account.Tenant,
        Weight = account.Weight,
        Clock = account.Clock,
        SlotSeconds = account.SlotSeconds,
        DaySeconds = account.DaySeconds,
        DailyLimit = account.DailyLimit,
    };

    internal TenantAccount ToAccount() => new(Tenant, Weight, Clock, SlotSeconds, DaySeconds, DailyLimit);
}
