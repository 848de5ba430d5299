namespace OrleansTune.Contracts;

/// <summary>Whose a request's key or token is, and what it allows.</summary>
public sealed record CallerResource
{
    /// <summary>The tenant that it belongs to.</summary>
    public required string Tenant { get; init; }

    /// <summary>What it allows.</summary>
    public required KeyRole Role { get; init; }

    /// <summary>The API key's id, <c>admin-key</c> for the operator's own; null for a token.</summary>
    public string? Key { get; init; }

    /// <summary>The token's subject; null for an API key.</summary>
    public string? Subject { get; init; }

    /// <summary>When it ceases to be good; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it is the operator's: an administrator of the tenant <c>default</c>, who manages all tenants.</summary>
    public required bool ManagesAllTenants { get; init; }
}
