using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Messaging;
using OrleansTune.Hosting.PostgreSql;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Hosting.Cluster;

/// <summary>Makes silos and clients of one cluster find each other, through the store that they share.</summary>
internal static class ClusterMembershipExtensions
{
    /// <summary>A silo that does not answer this often in a row is suspected, and two suspicions are its end.</summary>
    private const int MissedProbes = 3;

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A call that was on its way to a silo when that died is never answered, and the client is not told: it finds out by this.
    /// </summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RefreshPeriod = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often a silo signs as alive. Who did not for three times as long is not waited for by silos that join: after all died at
    /// once, as in a power cut, that is how long their successors at other addresses take.
    /// </summary>
    private static readonly TimeSpan SignPeriod = TimeSpan.FromSeconds(5);

    /// <summary>Lets the silo join its cluster.</summary>
    public static void UseClusterMembership(this ISiloBuilder silo, ClusterNodeOptions node, StorageOptions storage)
    {
        if (storage.Is(PostgreSqlStorageOptions.ProviderName))
        {
            silo.Services.AddPostgreSqlConnections();
            silo.Services.TryAddSingleton(TimeProvider.System);
            silo.Services.AddSingleton<IMembershipTable, PostgreSqlMembershipTable>();
            silo.UseEndpoints(node);
        }
#if AZURE_STORAGE
        else if (storage.Is(AzureStorageOptions.ProviderName))
        {
            silo.UseAzureStorageMembership(storage.AzureStorage);
            silo.UseEndpoints(node);
        }
#endif
        else
        {
            // The embedded store belongs to one silo, so there is nobody else to find.
            silo.UseLocalhostClustering(node.SiloPort, node.GatewayPort, serviceId: node.ServiceId, clusterId: node.ClusterId);
        }

        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = ProbeTimeout;
            membership.MaxProbeTimeout = ProbeTimeout * 2;
            membership.NumMissedProbesLimit = MissedProbes;
            membership.TableRefreshTimeout = RefreshPeriod * 5;
            membership.IAmAliveTablePublishTimeout = SignPeriod;
            membership.NumMissedTableIAmAliveLimit = 3;
        });
        // By default nothing that a dead silo had is activated anew for 30 seconds, lest it still lives. Here a second activation
        // does no harm: of two that write, the ETags refuse one, and nothing unwritten is acknowledged.
        silo.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);
        silo.Configure<ConnectionOptions>(connection => connection.OpenConnectionTimeout = ConnectTimeout);
        silo.Configure<SiloMessagingOptions>(messaging => messaging.CancelRequestOnTimeout = true);
        silo.AddActivityPropagation();
    }

    /// <summary>Lets the client find its cluster, and wait for it when it is away.</summary>
    public static void UseClusterMembership(this IClientBuilder client, ClusterNodeOptions node, StorageOptions storage)
    {
        if (storage.Is(PostgreSqlStorageOptions.ProviderName))
        {
            client.Services.AddPostgreSqlConnections();
            client.Services.AddSingleton<IGatewayListProvider, PostgreSqlGatewayList>();
        }
#if AZURE_STORAGE
        else if (storage.Is(AzureStorageOptions.ProviderName))
        {
            client.UseAzureStorageMembership(storage.AzureStorage);
        }
#endif
        else
        {
            client.UseLocalhostClustering(node.GatewayPort, node.ServiceId, node.ClusterId);
        }

        client.UseConnectionRetryFilter<ClusterAwaited>();
        client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = RefreshPeriod);
        client.Configure<ConnectionOptions>(connection => connection.OpenConnectionTimeout = ConnectTimeout);
        client.Configure<ClientMessagingOptions>(messaging =>
        {
            messaging.CancelRequestOnTimeout = true;
            messaging.ResponseTimeout = ResponseTimeout;
        });
        client.AddActivityPropagation();
    }

    private static void UseEndpoints(this ISiloBuilder silo, ClusterNodeOptions node)
    {
        // A wrong address is told of with all other errors when the options are validated, before anything listens.
        var address = IPAddress.TryParse(node.AdvertisedAddress, out var given) ? given : ReachableAddress();
        silo.ConfigureEndpoints(address, node.SiloPort, node.GatewayPort);
    }

    /// <summary>The first address of this machine that is not its own loopback, or else that.</summary>
    private static IPAddress ReachableAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(face => face.OperationalStatus == OperationalStatus.Up && face.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(face => face.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? IPAddress.Loopback;
}
