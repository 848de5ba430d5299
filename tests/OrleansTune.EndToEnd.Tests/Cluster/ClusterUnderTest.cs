using System.Diagnostics;
using Npgsql;
using OrleansTune.Client;
using OrleansTune.TestSupport;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Silos and gateways as an operator runs them, on one machine, over a PostgreSQL server of their own.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private const string StorageProvider = "Storage__Provider";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryDirectory _checkpoints = new();

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly bool _databaseOverLink;
    private readonly string? _olderBuild;

    private ClusterUnderTest(
        int silos, int gateways, int trainers, int gpuTrainers, NetworkLink? link, bool databaseOverLink, string? olderBuild, IReadOnlyDictionary<string, string> environment)
    {
        _olderBuild = olderBuild;
        _environment = environment;
        _databaseOverLink = databaseOverLink;
        Link = link;
        Database = new() { NetworkAddress = databaseOverLink ? link?.NearAddress : null };
        var ports = FreePorts.Take((3 * silos) + (2 * gateways) + trainers + gpuTrainers);
        MetricsUrls = [.. ports[((2 * silos) + gateways)..].Select(Local)];
        var metrics = new Queue<Uri>(MetricsUrls);
        Silos = [.. Enumerable.Range(0, silos).Select(i => Silo(ports[2 * i], ports[(2 * i) + 1], metrics.Dequeue(), i == 0 ? link : null))];
        GatewayUrls = [.. ports[(2 * silos)..((2 * silos) + gateways)].Select(Local)];
        Gateways = [.. GatewayUrls.Select(url => Node("OrleansTune.Gateway.dll", new() { ["ASPNETCORE_URLS"] = url.ToString() }, metrics.Dequeue()))];
        Trainers = [.. Enumerable.Range(0, trainers + gpuTrainers).Select(i => Node("OrleansTune.Silo.dll", new()
        {
            ["Cluster__Roles"] = "trainer",
            ["Trainer__Name"] = $"trainer-{i}",
            ["Trainer__Slots"] = "1",
            ["Trainer__Pool"] = i < trainers ? "cpu" : "gpu",
            ["Trainer__Device"] = "cpu",
        }, metrics.Dequeue()))];
    }

    /// <summary>The database; not started where the environment names another store.</summary>
    public PostgreSqlServer Database { get; }

    /// <summary>What ties the first silo to the others; null when nothing can be cut.</summary>
    public NetworkLink? Link { get; }

    /// <summary>The silo at the far end of the link.</summary>
    public ClusterNode LinkedSilo => Silos[0];

    public IReadOnlyList<ClusterNode> Silos { get; private set; }

    public IReadOnlyList<ClusterNode> Gateways { get; }

    public IReadOnlyList<ClusterNode> Trainers { get; }

    public IReadOnlyList<Uri> GatewayUrls { get; }

    /// <summary>Where each node serves its metrics.</summary>
    public IReadOnlyList<Uri> MetricsUrls { get; }

    private bool HasDatabase => !_environment.ContainsKey(StorageProvider);

    private IEnumerable<ClusterNode> Nodes => [.. Trainers, .. Gateways, .. Silos];

    /// <summary>Starts everything together, as an orchestrator does, and waits until all of it is up.</summary>
    /// <param name="silos">How many silos.</param>
    /// <param name="gateways">How many gateways.</param>
    /// <param name="trainers">How many trainers.</param>
    /// <param name="environment">What else all of them find in their environment; an admin key that is empty is none.</param>
    /// <param name="linked">Whether the first silo is at the far end of a link.</param>
    /// <param name="databaseOverLink">Whether that silo reaches the database over the link too; otherwise past it.</param>
    /// <param name="gpuTrainers">How many more trainers, in the pool <c>gpu</c>: they train on the processor what is counted as GPU-seconds.</param>
    /// <param name="olderBuild">The root of a built checkout whose programs all nodes run until they are upgraded; null for this build's.</param>
    public static async Task<ClusterUnderTest> StartAsync(
        int silos,
        int gateways,
        int trainers = 0,
        IReadOnlyDictionary<string, string>? environment = null,
        bool linked = false,
        bool databaseOverLink = false,
        int gpuTrainers = 0,
        string? olderBuild = null)
    {
        var link = linked ? await NetworkLink.CreateAsync() : null;
        var cluster = new ClusterUnderTest(silos, gateways, trainers, gpuTrainers, link, databaseOverLink, olderBuild, environment ?? new Dictionary<string, string>());
        try
        {
            if (cluster.HasDatabase)
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

    /// <summary>Replaces a node by one of this build, in order.</summary>
    public static Task UpgradeAsync(ClusterNode node) => node.ReplaceAsync(
        [.. node.Command.SkipLast(1), Path.Combine(AppContext.BaseDirectory, Path.GetFileName(node.Command[^1]))]);

    /// <summary>Kills all silos at once, as a power cut does, and starts as many at addresses that nobody knows yet, as an orchestrator does.</summary>
    public async Task ReplaceSilosAsync()
    {
        await Task.WhenAll(Silos.Select(silo => silo.Process.KillAsync()));
        int[] ports = FreePorts.Take(3 * Silos.Count);
        var replaced = Silos;
        Silos = [.. ports.Chunk(3).Select(p => Silo(p[0], p[1], Local(p[2]), at: null))];
        foreach (var silo in replaced)
            await silo.DisposeAsync();
        await Task.WhenAll(Silos.Select(silo => silo.StartAsync()));
    }

    /// <summary>Waits until the members' table has a silo's process of the moment as dead.</summary>
    public Task UntilDeclaredDeadAsync(ClusterNode silo) => UntilNoMemberAsync(
        $"silo LIKE '%:{silo.Settings["Cluster__SiloPort"]}@%'", "The silo is not declared dead.");

    /// <summary>Waits until every living silo has signed as alive since the call.</summary>
    public async Task UntilAllSignedAsync()
    {
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString());
        await using var now = source.CreateCommand("SELECT now()::text");
        await UntilNoMemberAsync($"alive_at < '{await now.ExecuteScalarAsync()}'", "A silo does not sign as alive.");
    }

    private async Task UntilNoMemberAsync(string condition, string otherwise)
    {
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString());
        await using var living = source.CreateCommand($"SELECT count(*) FROM orleanstune_member WHERE status <> 6 AND {condition}");
        var watch = Stopwatch.StartNew();
        while ((long)(await living.ExecuteScalarAsync())! > 0)
        {
            Assert.True(watch.Elapsed < Patience, otherwise);
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        if (HasDatabase)
            await Database.DisposeAsync();
        if (Link is not null)
            await Link.DisposeAsync();
        _checkpoints.Dispose();
    }

    private ClusterNode Silo(int siloPort, int gatewayPort, Uri metrics, NetworkLink? at) => Node(
        "OrleansTune.Silo.dll",
        new()
        {
            ["Cluster__SiloPort"] = $"{siloPort}",
            ["Cluster__GatewayPort"] = $"{gatewayPort}",
            ["Cluster__Roles"] = "study",
        },
        metrics,
        at);

    private ClusterNode Node(string program, Dictionary<string, string> settings, Uri metrics, NetworkLink? at = null)
    {
        settings["Telemetry__Port"] = $"{metrics.Port}";
        if (HasDatabase)
        {
            settings[StorageProvider] = "PostgreSql";
            settings["Storage__PostgreSql__ConnectionString"] = _databaseOverLink && at is not null ? Database.NetworkConnectionString() : Database.ConnectionString();
        }

        settings["Storage__Directory"] = _checkpoints.FullName;
        settings["Cluster__AdvertisedAddress"] = at?.FarAddress ?? Link?.NearAddress ?? "127.0.0.1";
        settings["ORLEANSTUNE_ADMIN_KEY"] = ServerProcess.AdminKey;
        foreach (var (name, value) in _environment)
            settings[name] = value;
        if (settings["ORLEANSTUNE_ADMIN_KEY"].Length == 0)
            settings.Remove("ORLEANSTUNE_ADMIN_KEY");
        string directory = _olderBuild is null
            ? AppContext.BaseDirectory
            : Path.Combine(_olderBuild, "src", Path.GetFileNameWithoutExtension(program), "bin", "Release", "net10.0");
        return new([.. at?.AtFarEnd ?? [], "dotnet", Path.Combine(directory, program)], "Application started", settings);
    }
}
