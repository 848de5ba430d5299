using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Messaging;

namespace OrleansTune.Hosting.PostgreSql;

/// <summary>Where clients find the silos of their cluster: those that PostgreSQL lists as active.</summary>
internal sealed class PostgreSqlGatewayList(NpgsqlDataSource source, IOptions<ClusterOptions> cluster, IOptions<GatewayOptions> gateway)
    : IGatewayListProvider
{
    public TimeSpan MaxStaleness => gateway.Value.GatewayListRefreshPeriod;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() => GetGatewaysAsync(CancellationToken.None);

    public async Task<IList<Uri>> GetGatewaysAsync(CancellationToken cancellationToken)
    {
        await using var command = source.Command(
            "SELECT silo, proxy_port FROM orleanstune_member WHERE cluster_id = $1 AND status = $2 AND proxy_port > 0",
            cluster.Value.ClusterId,
            (int)SiloStatus.Active);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var gateways = new List<Uri>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var silo = SiloAddress.FromParsableString(reader.GetString(0));
            gateways.Add(SiloAddress.New(silo.Endpoint.Address, reader.GetInt32(1), silo.Generation).ToGatewayUri());
        }

        return gateways;
    }
}
