namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>Something that an administrator did to a tenant.</summary>
[GenerateSerializer, Immutable, Alias("audit-entry")]
public sealed record AuditEntry
{
    /// <summary>When.</summary>
    [Id(0)]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who: the tenant and the id of the key, never the key.</summary>
    [Id(1)]
    public required string Actor { get; init; }

    /// <summary>What: <c>tenant.create</c>, <c>tenant.update</c>, <c>key.create</c> or <c>key.revoke</c>.</summary>
    [Id(2)]
    public required string Action { get; init; }

    /// <summary>The particulars, for people; holds no secret.</summary>
    [Id(3)]
    public required string Detail { get; init; }
}
