#if AZURE_STORAGE
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Silo.Storage.Azure;

/// <summary>Selects a storage account on Azure.</summary>
internal static class AzureSiloBuilderExtensions
{
    /// <summary>Keeps grain state (as the default grain storage) in blobs and reminders in a table. Blobs, because a page is larger than a table's row.</summary>
    public static ISiloBuilder UseAzureStorage(this ISiloBuilder silo, AzureStorageOptions storage)
    {
        silo.AddAzureBlobGrainStorageAsDefault(options => options.Configure<Serializer>((blobs, serializer) =>
        {
            blobs.BlobServiceClient = new BlobServiceClient(storage.ConnectionString);
            blobs.ContainerName = storage.Container;
            // A cleared blob stays, empty, so that no ETag from before fits again and none is cleared unread.
            blobs.DeleteStateOnClear = false;
            // The provider's own default would keep pages as JSON.
            blobs.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));
        return silo.UseAzureTableReminderService(options => options.TableServiceClient = new TableServiceClient(storage.ConnectionString));
    }
}
#endif
