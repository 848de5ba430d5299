using System.Text.RegularExpressions;

namespace OrleansTune.Gateway.Requests;

/// <summary>The names that studies and tenants can have.</summary>
internal static partial class ResourceName
{
    public const string Expected = "1 to 100 of a-z, A-Z, 0-9, '-', '_' and '.', beginning with a letter or digit";

    public static bool IsValid(string name) => Form().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Form();
}
