using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace OrleansTune.Gateway.DashboardPage;

/// <summary>A built file of the dashboard, as the assembly carries it.</summary>
internal sealed class DashboardFile
{
    private const string Folder = "wwwroot/";

    private static readonly Dictionary<string, string> MediaTypes = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Lazy<byte[]> _zipped;

    private DashboardFile(string mediaType, byte[] content)
    {
        MediaType = mediaType;
        Content = content;
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";
        _zipped = new(() => Zip(content));
    }

    public string MediaType { get; }

    public byte[] Content { get; }

    /// <summary>The content compressed by gzip.</summary>
    public byte[] Zipped => _zipped.Value;

    /// <summary>The entity tag; the same content has the same on every gateway.</summary>
    public string Tag { get; }

    /// <summary>The files that a browser asks for, by path. What else lies beside them is not served.</summary>
    public static Dictionary<string, DashboardFile> ReadAll()
    {
        var assembly = typeof(DashboardFile).Assembly;
        var files = new Dictionary<string, DashboardFile>();
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal) && MediaTypes.TryGetValue(Path.GetExtension(name), out string? mediaType))
                files.Add(name[Folder.Length..], new(mediaType, Read(assembly, name)));
        }

        return files;
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
            zip.Write(content);
        return zipped.ToArray();
    }
}
