using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Creates an API key of a tenant.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CreateKeyRequest
{
    /// <summary>What it allows; required.</summary>
    public KeyRole? Role { get; init; }

    /// <summary>What it is for, for people; up to 200 characters.</summary>
    public string? Description { get; init; }

    /// <summary>When it ceases to be good; in the future. Absent: never.</summary>
    public DateTimeOffset? Expires { get; init; }
}
