namespace OrleansTune.Gateway.Auth;

/// <summary>Finds every fault of the section <c>Auth:Jwt</c>.</summary>
internal static class JwtOptionsFaults
{
    private const string Section = $"{AuthOptions.Section}:{nameof(AuthOptions.Jwt)}:";

    public static IEnumerable<string> Find(JwtOptions options)
    {
        if (options.Authority is null && (options.Issuer is null || options.MetadataAddress is null))
            yield return $"{Section}{nameof(JwtOptions.Authority)}: expected the issuer's address, or both {nameof(JwtOptions.Issuer)} and {nameof(JwtOptions.MetadataAddress)}.";
        if (options.Authority is { } authority && AddressFault(authority, options) is { } fault)
            yield return $"{Section}{nameof(JwtOptions.Authority)}: {fault}";
        if (options.MetadataAddress is { } metadata && AddressFault(metadata, options) is { } metadataFault)
            yield return $"{Section}{nameof(JwtOptions.MetadataAddress)}: {metadataFault}";
        if (options.Issuer is { } issuer && string.IsNullOrWhiteSpace(issuer))
            yield return $"{Section}{nameof(JwtOptions.Issuer)}: expected the text that tokens hold as iss.";
        if (string.IsNullOrWhiteSpace(options.Audience))
            yield return $"{Section}{nameof(JwtOptions.Audience)}: expected the text that tokens hold as aud.";
        if (string.IsNullOrWhiteSpace(options.TenantClaim))
            yield return $"{Section}{nameof(JwtOptions.TenantClaim)}: expected a claim's name.";
        if (string.IsNullOrWhiteSpace(options.RoleClaim))
            yield return $"{Section}{nameof(JwtOptions.RoleClaim)}: expected a claim's name.";
    }

    private static string? AddressFault(string address, JwtOptions options)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return $"'{address}' is not an address such as https://login.example.com.";
        return options.RequireHttpsMetadata && uri.Scheme != "https"
            ? $"expected https, got {uri.Scheme} (or set {nameof(JwtOptions.RequireHttpsMetadata)} to false)."
            : null;
    }
}
