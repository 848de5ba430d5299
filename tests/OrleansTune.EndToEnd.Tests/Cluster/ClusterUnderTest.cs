using System.Net;
using System.Net.Sockets;
using OrleansTune.Client;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Silos and gateways as an operator runs them, on one machine, over a PostgreSQL server of their own.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private readonly TemporaryDirectory _checkpoints = new();

    private readonly IReadOnlyDictionary<string, string> _environment;

    private ClusterUnderTest(int silos, int gateways, int trainers, IReadOnlyDictionary<string, string> environment)
    {
        _environment = environment;
        var ports = FreePorts((3 * silos) + (2 * gateways) + trainers);
        MetricsUrls = [.. ports[((2 * silos) + gateways)..].Select(Local)];
        var metrics = new Queue<Uri>(MetricsUrls);
        Silos = [.. Enumerable.Range(0, silos).Select(i => Node("OrleansTune.Silo.dll", new()
        {
            ["Cluster__SiloPort"] = $"{ports[2 * i]}",
            ["Cluster__GatewayPort"] = $"{ports[(2 * i) + 1]}",
            ["Cluster__Roles"] = "study",
        }, metrics.Dequeue()))];
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
    public static async Task<ClusterUnderTest> StartAsync(
        int silos, int gateways, int trainers = 0, IReadOnlyDictionary<string, string>? environment = null)
    {
        var cluster = new ClusterUnderTest(silos, gateways, trainers, environment ?? new Dictionary<string, string>());
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

    /// <summary>A client of one of the gateways, which waits out what a cluster needs to heal.</summary>
    public OrleansTuneClient Client(int gateway) => new(new OrleansTuneClientOptions
    {
        Server = GatewayUrls[gateway],
        ApiKey = ServerProcess.AdminKey,
        AttemptTimeout = TimeSpan.FromSeconds(40),
        CallPatience = TimeSpan.FromMinutes(2),
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        await Database.DisposeAsync();
        _checkpoints.Dispose();
    }

    private ClusterNode Node(string program, Dictionary<string, string> settings, Uri metrics)
    {
        settings["Telemetry__Port"] = $"{metrics.Port}";
        settings["Storage__Provider"] = "PostgreSql";
        settings["Storage__PostgreSql__ConnectionString"] = Database.ConnectionString();
        settings["Storage__Directory"] = _checkpoints.FullName;
        settings["Cluster__AdvertisedAddress"] = "127.0.0.1";
        settings["ORLEANSTUNE_ADMIN_KEY"] = ServerProcess.AdminKey;
        foreach (var (name, value) in _environment)
            settings[name] = value;
        return new(program, "Application started", settings);
    }

    private static Uri Local(int port) => new($"http://127.0.0.1:{port}");

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
