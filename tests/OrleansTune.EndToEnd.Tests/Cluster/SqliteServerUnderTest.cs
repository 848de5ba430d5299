using OrleansTune.Client;
using OrleansTune.TestSupport;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>A server on SQLite that keeps its address from one process to the next.</summary>
internal sealed class SqliteServerUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Freeze = TimeSpan.FromSeconds(2);

    private readonly Uri _url = new($"http://127.0.0.1:{FreePorts.One()}");

    private SqliteServerUnderTest(string data) => Node = new(
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "orleanstune.dll"), "serve", "--data", data, "--urls", _url.ToString(), "--verbose"],
        "listening on: ",
        new Dictionary<string, string> { ["ORLEANSTUNE_ADMIN_KEY"] = ServerProcess.AdminKey });

    public ClusterNode Node { get; }

    /// <summary>Everything that can happen to it.</summary>
    public IReadOnlyList<Fault> Faults =>
    [
        new("kill -9 of the server", () => Node.Process.KillAsync(), Node.StartAsync, AnswersMeanwhile: false),
        new("orderly end of the server", EndAsync, Node.StartAsync, AnswersMeanwhile: false),
        new("a frozen server", () => Node.Process.SignalAsync("STOP"), ThawAsync, AnswersMeanwhile: false),
    ];

    /// <param name="data">Its data directory.</param>
    public static async Task<SqliteServerUnderTest> StartAsync(string data)
    {
        var server = new SqliteServerUnderTest(data);
        await server.Node.StartAsync();
        return server;
    }

    /// <summary>A client.</summary>
    /// <param name="patience">For how long it waits out that the server is away.</param>
    public OrleansTuneClient Client(TimeSpan patience) => new(new OrleansTuneClientOptions
    {
        Server = _url,
        ApiKey = ServerProcess.AdminKey,
        AttemptTimeout = TimeSpan.FromSeconds(40),
        CallPatience = patience,
    });

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    private async Task EndAsync()
    {
        int exitCode = await Node.Process.TerminateAsync();
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{Node.Process.Output}");
    }

    private async Task ThawAsync()
    {
        await Task.Delay(Freeze);
        await Node.Process.SignalAsync("CONT");
    }
}
