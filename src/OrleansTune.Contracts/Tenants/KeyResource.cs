namespace OrleansTune.Contracts;

/// <summary>An API key as the server knows it: it keeps a hash only.</summary>
public sealed record KeyResource
{
    /// <summary>Its id, by which it is revoked; not secret.</summary>
    public required string Id { get; init; }

    /// <summary>What it allows.</summary>
    public required KeyRole Role { get; init; }

    /// <summary>What it is for, for people.</summary>
    public string? Description { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it ceases to be good; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }
}
