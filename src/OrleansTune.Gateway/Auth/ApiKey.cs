using System.Diagnostics.CodeAnalysis;

namespace OrleansTune.Gateway.Auth;

/// <summary>An API key taken apart: <c>ot_{tenant}.{keyId}.{secret}</c>.</summary>
internal readonly record struct ApiKey(string Tenant, string KeyId, string Secret)
{
    private const string Prefix = "ot_";
    private const int MaxLength = 400;

    /// <summary>Whether a text means to be an API key.</summary>
    public static bool HasForm(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Takes a key apart; a tenant's name may hold dots, the other parts may not.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApiKey key)
    {
        key = default;
        if (text is null || text.Length > MaxLength || !HasForm(text))
            return false;
        int last = text.LastIndexOf('.');
        int middle = last > 0 ? text.LastIndexOf('.', last - 1) : -1;
        if (middle <= Prefix.Length || last == middle + 1 || last == text.Length - 1)
            return false;
        key = new(text[Prefix.Length..middle], text[(middle + 1)..last], text[(last + 1)..]);
        return Requests.ResourceName.IsValid(key.Tenant) && Requests.ResourceName.IsValid(key.KeyId);
    }
}
