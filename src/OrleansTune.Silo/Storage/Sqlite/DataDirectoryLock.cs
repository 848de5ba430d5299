using OrleansTune.Hosting.Storage;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>
/// Keeps a data directory to one server. The operating system drops the lock with the process, however it ends, so a lock
/// file left behind by a crash holds nobody up.
/// </summary>
internal sealed class DataDirectoryLock : IDisposable
{
    public const string FileName = "orleanstune.lock";

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>What the runtime puts in <see cref="Exception.HResult"/> when another handle holds the lock.</summary>
    private static int SharingViolation => OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35;

    /// <exception cref="StorageUnavailableException">
    /// The directory cannot be created or written, or another server holds it.
    /// </exception>
    public static DataDirectoryLock Acquire(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var path = Path.Combine(directory, FileName);
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.HResult == SharingViolation)
        {
            throw new StorageUnavailableException(
                $"The data directory '{directory}' is in use by another server. Stop that one, or give this one its own directory.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The data directory '{directory}' cannot be used: {e.Message}", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
