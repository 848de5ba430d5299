namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>A new API key with its secret.</summary>
/// <param name="Key">The key as the gateway lists it.</param>
/// <param name="Value">What the holder sends: <c>ot_tenant.id.secret</c>.</param>
[GenerateSerializer, Immutable, Alias("issued-key")]
public sealed record IssuedKey([property: Id(0)] KeySnapshot Key, [property: Id(1)] string Value);
