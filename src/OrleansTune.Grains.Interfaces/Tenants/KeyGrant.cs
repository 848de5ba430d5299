namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>What a key that is good allows.</summary>
/// <param name="Role">What its holder may do.</param>
/// <param name="RequestsPerSecond">How often, at one gateway; null without a limit.</param>
/// <param name="Expires">When it ceases to be good; null for never.</param>
[GenerateSerializer, Immutable, Alias("key-grant")]
public sealed record KeyGrant(
    [property: Id(0)] TenantRole Role, [property: Id(1)] double? RequestsPerSecond, [property: Id(2)] DateTimeOffset? Expires);
