using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What an API key allows.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<KeyRole>))]
public enum KeyRole
{
    /// <summary>All that concerns its tenant's studies.</summary>
    User,

    /// <summary>Also tenants, keys and quotas.</summary>
    Admin,
}
