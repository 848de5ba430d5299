using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace OrleansTune.Training.Checkpoints.AzureBlob;

/// <summary>Keeps checkpoints as blobs of one container of Azure Storage, which is created when it does not exist.</summary>
/// <remarks>
/// <para>A checkpoint is gathered in a temporary file, since its name is the hash of its content, and is then uploaded; the service
/// shows a blob when all of it is there, so a crash leaves nothing. It is checked in a temporary file, too, before it is read.</para>
/// <para>Trouble that remains after the client's own retries is an <see cref="IOException"/>, as with files.</para>
/// </remarks>
/// <param name="container">The container, with the right to create it, to read, write, list and delete.</param>
public sealed class AzureBlobCheckpointStore(BlobContainerClient container) : ICheckpointStore
{
    private volatile bool _exists;

    /// <inheritdoc/>
    public async Task<CheckpointInfo> WriteAsync(CheckpointKey key, Action<Stream> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(write);
        await using var content = TemporaryFile();
        write(content);
        content.Position = 0;
        var reference = new CheckpointReference(key, await CheckpointHash.OfAsync(content, cancellationToken));
        content.Position = 0;
        return await AtServiceAsync(
            async () =>
            {
                var uploaded = await container.GetBlobClient(reference.ToString()).UploadAsync(content, overwrite: true, cancellationToken);
                return new CheckpointInfo(reference, content.Length, uploaded.Value.LastModified);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenReadAsync(CheckpointReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var content = TemporaryFile();
        try
        {
            await AtServiceAsync(
                async () =>
                {
                    try
                    {
                        return await container.GetBlobClient(reference.ToString()).DownloadToAsync(content, cancellationToken);
                    }
                    catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
                    {
                        throw new CheckpointMissingException(reference);
                    }
                },
                cancellationToken);
            content.Position = 0;
            string hash = await CheckpointHash.OfAsync(content, cancellationToken);
            if (hash != reference.Hash)
                throw new CheckpointDamagedException(reference, hash, content.Length);
            content.Position = 0;
            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckpointInfo> ListAsync(CheckpointScope? scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pages = container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, scope is null ? null : $"{scope.Path}/", cancellationToken)
            .AsPages().GetAsyncEnumerator(cancellationToken);
        while (await AtServiceAsync(async () => await pages.MoveNextAsync(), cancellationToken))
        {
            foreach (var blob in pages.Current.Values)
            {
                if (CheckpointReference.TryParse(blob.Name, null, out var reference))
                    yield return new CheckpointInfo(reference, blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default);
            }
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(CheckpointReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return AtServiceAsync(
            async () => await container.DeleteBlobIfExistsAsync(reference.ToString(), cancellationToken: cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAllAsync(CheckpointScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await foreach (var checkpoint in ListAsync(scope, cancellationToken))
            await DeleteAsync(checkpoint.Reference, cancellationToken);
    }

    /// <summary>Does nothing: the service itself drops blocks that were uploaded and never became a blob, after a week.</summary>
    public Task<int> DeleteAbandonedAsync(TimeSpan minimumAge, CancellationToken cancellationToken) => Task.FromResult(0);

    private async Task<T> AtServiceAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            if (!_exists)
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            _exists = true;
            return await call();
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            throw new IOException($"The checkpoints' container '{container.Name}' of {container.Uri.Host} cannot be used: {FirstLine(e)}", e);
        }
    }

    private static FileStream TemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), $"orleanstune-checkpoint-{Guid.NewGuid():N}"),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);

    /// <summary>The service's messages go on for pages of headers.</summary>
    private static string FirstLine(Exception e) => e.Message.Split('\n', 2)[0].Trim();
}
