#if AZURE_STORAGE
using Azure.Data.Tables;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Hosting.Cluster;

/// <summary>Membership in tables of an Azure storage account.</summary>
internal static class AzureMembershipExtensions
{
    public static void UseAzureStorageMembership(this ISiloBuilder silo, AzureStorageOptions storage) =>
        silo.UseAzureStorageClustering(options => options.TableServiceClient = new TableServiceClient(storage.ConnectionString));

    public static void UseAzureStorageMembership(this IClientBuilder client, AzureStorageOptions storage) =>
        client.UseAzureStorageClustering(options => options.TableServiceClient = new TableServiceClient(storage.ConnectionString));
}
#endif
