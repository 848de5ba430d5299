namespace OrleansTune.Contracts;

/// <summary>A new API key. The key itself is shown this once.</summary>
public sealed record CreateKeyResponse
{
    /// <summary>Its id, by which it is revoked; not secret.</summary>
    public required string Id { get; init; }

    /// <summary>The key, to be sent as <c>Authorization: Bearer …</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What it allows.</summary>
    public required KeyRole Role { get; init; }
}
