using Azure.Core;
using Azure.Storage.Blobs;
using OrleansTune.TestSupport.Azure;
using OrleansTune.Training.Checkpoints;
using OrleansTune.Training.Checkpoints.AzureBlob;

namespace OrleansTune.Training.Tests.Checkpoints.AzureBlob;

public sealed class AzureBlobCheckpointStoreTests : CheckpointStoreConformance, IClassFixture<Azurite>
{
    private static readonly CheckpointKey Key = CheckpointKey.Of("acme", "digits-mlp", trial: 4, step: 9);
    private readonly BlobContainerClient _container;

    public AzureBlobCheckpointStoreTests(Azurite azurite)
    {
        ArgumentNullException.ThrowIfNull(azurite);
        _container = new BlobContainerClient(azurite.ConnectionString, $"test-{Guid.NewGuid():N}");
        Store = new AzureBlobCheckpointStore(_container);
    }

    protected override ICheckpointStore Store { get; }

    [Fact]
    public async Task Blobs_that_are_no_checkpoints_do_not_show()
    {
        var whole = await WriteAsync(Key, [1, 2, 3]);
        await _container.GetBlobClient($"{Key.Scope}/notes.txt").UploadAsync(BinaryData.FromString("not ours"));
        Assert.Equal(whole.Reference, Assert.Single(await ListAsync(null)).Reference);
    }

    [Fact]
    public async Task A_reader_keeps_its_checkpoint_when_it_is_deleted_meanwhile()
    {
        var whole = await WriteAsync(Key, [1, 2, 3]);
        await using var stream = await Store.OpenReadAsync(whole.Reference, default);
        await Store.DeleteAsync(whole.Reference, default);
        Assert.Equal(1, stream.ReadByte());
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_trouble_of_the_store_and_not_of_the_checkpoint()
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.Zero, Mode = RetryMode.Fixed } };
        // Port 1 answers nobody.
        var away = new AzureBlobCheckpointStore(new BlobContainerClient(
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;", "away", options));
        var reference = CheckpointReference.Parse($"acme/s/0/00000001-{new string('0', 64)}");
        var error = await Assert.ThrowsAsync<IOException>(() => away.OpenReadAsync(reference, default));
        Assert.Contains("'away'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => away.WriteAsync(Key, stream => stream.WriteByte(1), default));
    }

    protected override async Task TamperAsync(CheckpointReference reference, Func<byte[], byte[]> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(reference);
        var blob = _container.GetBlobClient(reference.ToString());
        var content = await blob.DownloadContentAsync();
        await blob.UploadAsync(BinaryData.FromBytes(change(content.Value.Content.ToArray())), overwrite: true);
    }
}
