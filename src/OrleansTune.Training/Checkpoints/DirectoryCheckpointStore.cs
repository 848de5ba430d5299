using System.Runtime.CompilerServices;

namespace OrleansTune.Training.Checkpoints;

/// <summary>Keeps checkpoints as files of a directory, which silos on several machines may share.</summary>
public sealed class DirectoryCheckpointStore : ICheckpointStore
{
    // No tenant's folder: names are never written with a dot.
    private const string UnfinishedFolder = ".unfinished";

    private readonly string _root;
    private readonly string _unfinished;
    private readonly TimeProvider _time;

    /// <summary>A store in a directory, which is created when it does not exist.</summary>
    /// <exception cref="IOException">The directory cannot be created.</exception>
    public DirectoryCheckpointStore(string directory, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(time);
        _root = Path.GetFullPath(directory);
        _unfinished = Path.Combine(_root, UnfinishedFolder);
        _time = time;
        DurableDirectory.Create(_unfinished);
    }

    /// <inheritdoc/>
    public async Task<CheckpointInfo> WriteAsync(CheckpointKey key, Action<Stream> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(write);
        string unfinished = Path.Combine(_unfinished, Guid.NewGuid().ToString("N"));
        try
        {
            string hash;
            long length;
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
                length = file.Length;
                file.Position = 0;
                hash = await CheckpointHash.OfAsync(file, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var reference = new CheckpointReference(key, hash);
            string final = PathOf(reference);
            string folder = Path.GetDirectoryName(final)!;
            DurableDirectory.Create(folder);
            File.Move(unfinished, final, overwrite: true);
            DurableDirectory.Flush(folder);
            return new CheckpointInfo(reference, length, _time.GetUtcNow());
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenReadAsync(CheckpointReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        FileStream file;
        try
        {
            // Deleting it does not disturb whoever reads it.
            file = new FileStream(PathOf(reference), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointMissingException(reference);
        }

        try
        {
            string hash = await CheckpointHash.OfAsync(file, cancellationToken);
            if (hash != reference.Hash)
                throw new CheckpointDamagedException(reference, hash, file.Length);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckpointInfo> ListAsync(CheckpointScope? scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Directories have no asynchronous enumeration; leave the caller's thread once for all of it.
        foreach (var info in await Task.Run(() => List(scope, cancellationToken).ToList(), cancellationToken))
            yield return info;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(CheckpointReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Task.Run(() => Delete(new FileInfo(PathOf(reference))), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAllAsync(CheckpointScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Task.Run(
            () =>
            {
                try
                {
                    Directory.Delete(FolderOf(scope), recursive: true);
                }
                catch (DirectoryNotFoundException)
                {
                    // Already as wanted.
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAbandonedAsync(TimeSpan minimumAge, CancellationToken cancellationToken)
    {
        var youngest = _time.GetUtcNow() - minimumAge;
        return Task.Run(
            () => new DirectoryInfo(_unfinished).EnumerateFiles()
                .Where(file => file.LastWriteTimeUtc <= youngest.UtcDateTime)
                .Count(Delete),
            cancellationToken);
    }

    /// <summary>Whether there was such a file to delete.</summary>
    private static bool Delete(FileInfo file)
    {
        try
        {
            bool existed = file.Exists;
            file.Delete();
            return existed;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private IEnumerable<CheckpointInfo> List(CheckpointScope? scope, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(scope is null ? _root : FolderOf(scope));
        if (!folder.Exists)
            yield break;
        var everyFile = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        foreach (var file in folder.EnumerateFiles("*", everyFile))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string path = Path.GetRelativePath(_root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

            // A file deleted since it was enumerated has no length any more.
            if (CheckpointReference.TryParse(path, null, out var reference) && file.Exists)
                yield return new CheckpointInfo(reference, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
        }
    }

    private string PathOf(CheckpointReference reference) => Path.Combine(_root, reference.ToString());

    private string FolderOf(CheckpointScope scope) => Path.Combine(_root, scope.Path);
}
