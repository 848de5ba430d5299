using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using OrleansTune.Client;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Silos and gateways as an operator runs them, on one machine, over a PostgreSQL server of their own.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryDirectory _checkpoints = new();

    private readonly IReadOnlyDictionary<string, string> _environment;

    private ClusterUnderTest(
        int silos, int gateways, int trainers, NetworkLink? link, IReadOnlyDictionary<string, string> environment)
    {
        _environment = environment;
        Link = link;
        var ports = FreePorts((3 * silos) + (2 * gateways) + trainers);
        MetricsUrls = [.. ports[((2 * silos) + gateways)..].Select(Local)];
        var metrics = new Queue<Uri>(MetricsUrls);
        Silos = [.. Enumerable.Range(0, silos).Select(i => Node("OrleansTune.Silo.dll", new()
        {
            ["Cluster__SiloPort"] = $"{ports[2 * i]}",
            ["Cluster__GatewayPort"] = $"{ports[(2 * i) + 1]}",
            ["Cluster__Roles"] = "study",
        }, metrics.Dequeue(), i == 0 ? link : null))];
        GatewayUrls = [.. ports[(2 * silos)..((2 * silos) + gateways)].Select(Local)];
        Gateways = [.. GatewayUrls.Select(url => Node("OrleansTune.Gateway.dll", new() { ["ASPNETCORE_URLS"] = url.ToString() }, metrics.Dequeue()))];
        Trainers = [.. Enumerable.Range(0, trainers).Select(i => Node("OrleansTune.Silo.dll", new()
        {
            ["Cluster__Roles"] = "trainer",
            ["Trainer__Name"] = $"trainer-{i}",
            ["Trainer__Slots"] = "1",
        }, metrics.Dequeue()))];
    }

    public PostgreSqlServer Database { get; } = new();

    /// <summary>What ties the first silo to the others; null when nothing can be cut.</summary>
    public NetworkLink? Link { get; }

    /// <summary>The silo at the far end of the link.</summary>
    public ClusterNode LinkedSilo => Silos[0];

    public IReadOnlyList<ClusterNode> Silos { get; }

    public IReadOnlyList<ClusterNode> Gateways { get; }

    public IReadOnlyList<ClusterNode> Trainers { get; }

    public IReadOnlyList<Uri> GatewayUrls { get; }

    /// <summary>Where each node serves its metrics.</summary>
    public IReadOnlyList<Uri> MetricsUrls { get; }

    private IEnumerable<ClusterNode> Nodes => [.. Trainers, .. Gateways, .. Silos];

    /// <summary>Starts everything together, as an orchestrator does, and waits until all of it is up.</summary>
    /// <param name="silos">How many silos.</param>
    /// <param name="gateways">How many gateways.</param>
    /// <param name="trainers">How many trainers.</param>
    /// <param name="environment">What else all of them find in their environment.</param>
    /// <param name="linked">Whether the first silo is at the far end of a link.</param>
    public static async Task<ClusterUnderTest> StartAsync(
        int silos, int gateways, int trainers = 0, IReadOnlyDictionary<string, string>? environment = null, bool linked = false)
    {
        var link = linked ? await NetworkLink.CreateAsync() : null;
        var cluster = new ClusterUnderTest(silos, gateways, trainers, link, environment ?? new Dictionary<string, string>());
        try
        {
            await cluster.Database.InitializeAsync();
            await Task.WhenAll(cluster.Nodes.Select(node => node.StartAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of one of the gateways, and of the others when that is away, which waits out what a cluster needs to heal.</summary>
    public OrleansTuneClient Client(int gateway) => new(new OrleansTuneClientOptions
    {
        Server = GatewayUrls[gateway],
        OtherServers = [.. GatewayUrls.Where(url => url != GatewayUrls[gateway])],
        ApiKey = ServerProcess.AdminKey,
        AttemptTimeout = TimeSpan.FromSeconds(40),
        CallPatience = TimeSpan.FromMinutes(2),
    });

    private static Uri Local(int port) => new($"http://127.0.0.1:{port}");

    /// <summary>Ports that nothing listens on.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }

    /// <summary>Waits until the members' table has a silo's process of the moment as dead.</summary>
    public async Task UntilDeclaredDeadAsync(ClusterNode silo)
    {
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString());
        await using var living = source.CreateCommand("SELECT count(*) FROM orleanstune_member WHERE silo LIKE $1 AND status <> 6");
        living.Parameters.Add(new() { Value = $"%:{silo.Settings["Cluster__SiloPort"]}@%" });
        var watch = Stopwatch.StartNew();
        while ((long)(await living.ExecuteScalarAsync())! > 0)
        {
            Assert.True(watch.Elapsed < Patience, "The silo is not declared dead.");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        await Database.DisposeAsync();
        if (Link is not null)
            await Link.DisposeAsync();
        _checkpoints.Dispose();
    }

    private ClusterNode Node(string program, Dictionary<string, string> settings, Uri metrics, NetworkLink? at = null)
    {
        settings["Telemetry__Port"] = $"{metrics.Port}";
        settings["Storage__Provider"] = "PostgreSql";
        settings["Storage__PostgreSql__ConnectionString"] = Database.ConnectionString();
        settings["Storage__Directory"] = _checkpoints.FullName;
        settings["Cluster__AdvertisedAddress"] = at?.FarAddress ?? Link?.NearAddress ?? "127.0.0.1";
        settings["ORLEANSTUNE_ADMIN_KEY"] = ServerProcess.AdminKey;
        foreach (var (name, value) in _environment)
            settings[name] = value;
        return new([.. at?.AtFarEnd ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, program)], "Application started", settings);
    }
}
