namespace OrleansTune.Gateway.Auth;

/// <summary>The operator's settings of the section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Auth";

    /// <summary>The environment variable that sets <see cref="AdminKey"/> too; the section wins over it.</summary>
    public const string AdminKeyVariable = "ORLEANSTUNE_ADMIN_KEY";

    /// <summary>Fewest characters of <see cref="AdminKey"/>.</summary>
    public const int MinAdminKeyLength = 16;

    /// <summary>
    /// A key with the role admin in the tenant <c>default</c>, from outside of the cluster's state: at least 16 visible ASCII
    /// characters. Null: only keys that the cluster issued are good.
    /// </summary>
    public string? AdminKey { get; set; }

    /// <summary>An issuer whose tokens are good beside API keys; null for none.</summary>
    public JwtOptions? Jwt { get; set; }
}
