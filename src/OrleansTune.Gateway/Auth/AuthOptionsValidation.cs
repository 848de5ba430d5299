using Microsoft.Extensions.Options;

namespace OrleansTune.Gateway.Auth;

/// <summary>Refuses an admin key that is guessed easily or cannot stand in a header, and an issuer of tokens that cannot be one.</summary>
internal sealed class AuthOptionsValidation : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var faults = new List<string>();
        if (options.AdminKey is { } key && !(key.Length >= AuthOptions.MinAdminKeyLength && key.All(c => c is > ' ' and <= '~')))
            faults.Add($"{AuthOptions.Section}:{nameof(AuthOptions.AdminKey)} (or {AuthOptions.AdminKeyVariable}): expected at least {AuthOptions.MinAdminKeyLength} visible ASCII characters.");
        if (options.Jwt is { } jwt)
            faults.AddRange(JwtOptionsFaults.Find(jwt));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
