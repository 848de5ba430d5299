using System.Security.Cryptography;

namespace OrleansTune.Training.Checkpoints;

/// <summary>The hash that names a checkpoint's content.</summary>
internal static class CheckpointHash
{
    /// <summary>SHA-256 of a stream from where it stands: 64 hexadecimal digits, lower case.</summary>
    public static async Task<string> OfAsync(Stream content, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
}
