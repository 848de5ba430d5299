namespace OrleansTune.Contracts;

/// <summary>Something that an administrator did to a tenant.</summary>
public sealed record AuditEntryResource
{
    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who: the tenant and the id of the key.</summary>
    public required string Actor { get; init; }

    /// <summary>What: <c>tenant.create</c>, <c>tenant.update</c>, <c>key.create</c> or <c>key.revoke</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The particulars, for people.</summary>
    public required string Detail { get; init; }
}
