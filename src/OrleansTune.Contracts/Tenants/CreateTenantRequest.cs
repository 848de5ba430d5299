using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Creates a tenant.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CreateTenantRequest
{
    /// <summary>Its id: 1 to 100 of a–z, A–Z, 0–9, '-', '_' and '.', beginning with a letter or digit.</summary>
    public string Name { get => field ?? string.Empty; init; }
}
