using System.Diagnostics;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>A file system of a few megabytes, which can be filled up.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "16m";

    private readonly TemporaryDirectory _directory = new();

    private SmallDisk()
    {
    }

    public string Directory => _directory.FullName;

    private string Filler => _directory.File("filler");

    /// <exception cref="InvalidOperationException">The machine does not let us.</exception>
    public static async Task<SmallDisk> MountAsync()
    {
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", disk.Directory);
        return disk;
    }

    /// <summary>Takes all that is left; again and again, as whatever is freed meanwhile is left again.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var block = new byte[65536]; block.Length >= 1;)
        {
            try
            {
                file.Write(block);
            }
            catch (IOException)
            {
                block = new byte[block.Length / 2];
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Directory);
        _directory.Dispose();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var (exitCode, output) = await CommandLine.RunAsync(new ProcessStartInfo(program, arguments));
        if (exitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {output}");
    }
}
