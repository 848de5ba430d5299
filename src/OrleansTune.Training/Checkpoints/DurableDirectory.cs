using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OrleansTune.Training.Checkpoints;

/// <summary>Directories whose entries outlive a crash of the machine: .NET can flush files, but not the names that lead to them.</summary>
internal static partial class DurableDirectory
{
    /// <summary>Creates a directory and those above it that do not exist.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
            return;
        string? parent = Path.GetDirectoryName(path);
        if (parent is not null)
            Create(parent);
        Directory.CreateDirectory(path);
        if (parent is not null)
            Flush(parent);
    }

    /// <summary>Makes the entries of a directory durable. NTFS journals them itself.</summary>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        const int ReadOnly = 0;
        int directory = Open(path, ReadOnly);
        if (directory < 0)
            throw Error(path);
        try
        {
            if (Sync(directory) < 0)
                throw Error(path);
        }
        finally
        {
            _ = Close(directory);
        }
    }

    private static IOException Error(string path) =>
        new($"The directory '{path}' cannot be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
