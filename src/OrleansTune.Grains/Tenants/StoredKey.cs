using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>A stored API key: the hash of its secret, never the secret.</summary>
[GenerateSerializer, Alias("stored-key")]
public sealed class StoredKey
{
    [Id(0)]
    public string Id { get; set; } = string.Empty;

    [Id(1)]
    public string Name { get; set; } = string.Empty;

    [Id(2)]
    public TenantRole Role { get; set; }

    [Id(3)]
    public DateTimeOffset Created { get; set; }

    /// <summary>SHA-256 of the secret; the secret has 256 random bits, so that no salt or stretching is needed.</summary>
    [Id(4)]
    public byte[] Hash { get; set; } = [];

    [Id(5)]
    public DateTimeOffset? Expires { get; set; }

    internal KeySnapshot ToSnapshot() => new() { Id = Id, Name = Name, Role = Role, Created = Created, Expires = Expires };
}
