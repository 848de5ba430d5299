using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansTune.Training.Checkpoints;

/// <summary>Names one written checkpoint for good: whose it is, the step, and the SHA-256 of its content. Never names other content.</summary>
/// <remarks>Prints and parses as <c>tenant/study/trial/step-hash</c>, for a trial's owner to keep.</remarks>
public sealed partial record CheckpointReference : IParsable<CheckpointReference>
{
    internal CheckpointReference(CheckpointKey key, string hash) => (Key, Hash) = (key, hash);

    /// <summary>What it is of.</summary>
    public CheckpointKey Key { get; }

    /// <summary>SHA-256 of the content: 64 hexadecimal digits, lower case.</summary>
    public string Hash { get; }

    /// <summary>Reads what <see cref="ToString"/> prints.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is no such text.</exception>
    public static CheckpointReference Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var reference)
            ? reference
            : throw new FormatException($"'{s}' is no reference of a checkpoint; expected tenant/study/trial/step-hash.");
    }

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CheckpointReference result)
    {
        result = null;
        var match = Pattern().Match(s ?? string.Empty);
        if (!match.Success || !int.TryParse(match.Groups["step"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int step))
            return false;
        result = new(new CheckpointKey(CheckpointScope.FromPath(match.Groups["scope"].Value), step), match.Groups["hash"].Value);
        return true;
    }

    /// <summary>The reference as text; also its path from the store's root.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key.Scope}/{Key.Step:D8}-{Hash}");

    [GeneratedRegex(@"^(?<scope>[a-z0-9_%A-F~-]+/[a-z0-9_%A-F~-]+/[0-9]+)/(?<step>[0-9]{8,10})-(?<hash>[0-9a-f]{64})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
