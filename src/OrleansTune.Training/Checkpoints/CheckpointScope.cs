using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansTune.Training.Checkpoints;

/// <summary>All checkpoints of a tenant, of one of its studies, or of one trial.</summary>
/// <remarks>
/// The path is safe on every file system and blob store, whatever the names hold: bytes other than a to z, 0 to 9, - and _ stand
/// as <c>%</c> and two hexadecimal digits, and a long name ends in its hash; so no two names share a path and none leaves its folder.
/// </remarks>
public sealed record CheckpointScope
{
    // With the hash, well below the 255 bytes that file systems allow.
    private const int LongestPlain = 160;

    private CheckpointScope(string path) => Path = path;

    /// <summary>The path from the store's root, with slashes.</summary>
    public string Path { get; }

    /// <summary>Everything of a tenant.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CheckpointScope OfTenant(string tenant) => new(Segment(tenant));

    /// <summary>Everything of a tenant's study.</summary>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static CheckpointScope OfStudy(string tenant, string study) => new($"{Segment(tenant)}/{Segment(study)}");

    /// <summary>Everything of a trial.</summary>
    /// <exception cref="ArgumentException">A name is empty, or the number is negative.</exception>
    public static CheckpointScope OfTrial(string tenant, string study, int trial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trial);
        return new($"{OfStudy(tenant, study).Path}/{trial.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    /// <summary>The names that a trial's scope was made of; null when it is none of a trial, or a name was too long to be read back.</summary>
    public (string Tenant, string Study, int Trial)? Names =>
        Path.Split('/') is [var tenant, var study, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int trial)
            && NameOf(tenant) is { } tenantName && NameOf(study) is { } studyName
            ? (tenantName, studyName, trial)
            : null;

    /// <summary>The trial's scope that a path of a checkpoint begins with.</summary>
    internal static CheckpointScope FromPath(string path) => new(path);

    private static string? NameOf(string segment) => segment.Contains('~', StringComparison.Ordinal) ? null : Uri.UnescapeDataString(segment);

    private static string Segment(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var segment = new StringBuilder(name.Length);
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        foreach (byte b in bytes)
        {
            if (char.IsAsciiLetterLower((char)b) || char.IsAsciiDigit((char)b) || b is (byte)'-' or (byte)'_')
                segment.Append((char)b);
            else
                segment.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        if (segment.Length > LongestPlain)
        {
            segment.Length = LongestPlain;
            segment.Append('~').Append(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        return segment.ToString();
    }
}
