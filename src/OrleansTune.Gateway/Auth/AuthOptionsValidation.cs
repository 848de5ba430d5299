using Microsoft.Extensions.Options;

namespace OrleansTune.Gateway.Auth;

/// <summary>Refuses an admin key that is guessed easily or cannot stand in a header.</summary>
internal sealed class AuthOptionsValidation : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        if (options.AdminKey is not { } key)
            return ValidateOptionsResult.Success;
        return key.Length >= AuthOptions.MinAdminKeyLength && key.All(c => c is > ' ' and <= '~')
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{AuthOptions.Section}:{nameof(AuthOptions.AdminKey)} (or {AuthOptions.AdminKeyVariable}): expected at least {AuthOptions.MinAdminKeyLength} visible ASCII characters.");
    }
}
