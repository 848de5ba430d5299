using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What an API key allows.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<KeyRole>))]
public enum KeyRole
{
    /// <summary>To read its tenant's studies.</summary>
    Viewer,

    /// <summary>Also to create, drive and delete them.</summary>
    Editor,

    /// <summary>Also to manage its tenant's keys; of the tenant <c>default</c>, to manage all tenants.</summary>
    Admin,
}
