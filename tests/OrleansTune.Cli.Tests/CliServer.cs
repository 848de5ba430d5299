using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Server;

namespace OrleansTune.Cli.Tests;

/// <summary>A real server in this process that trains nothing, and the program run against it.</summary>
public sealed class CliServer : IAsyncLifetime
{
    private const string AdminKey = "admin-key-of-the-cli-tests";
    private readonly string _directory = Directory.CreateTempSubdirectory("orleanstune-cli-tests-").FullName;
    private IEmbeddedServer? _server;

    public async Task InitializeAsync() => _server = await EmbeddedServer.StartAsync(
        new EmbeddedServerOptions { DataDirectory = _directory, Url = "http://127.0.0.1:0", Slots = 0, AdminKey = AdminKey },
        CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    internal Task<CliRun> RunAsync(params string[] args) => RunAsync(args, input: string.Empty);

    /// <summary>Runs the program with the server's address and key in its environment.</summary>
    internal Task<CliRun> RunAsync(string[] args, string input, Func<CliHost, CliHost>? adjust = null) => CliRun.OfAsync(
        args,
        input,
        new() { [GlobalOptions.ServerVariable] = _server!.Url.ToString(), [GlobalOptions.ApiKeyVariable] = AdminKey },
        adjust);

    /// <summary>Creates a study of one parameter.</summary>
    internal async Task<string> CreateStudyAsync(string? extra = null, string parameter = "x")
    {
        string name = $"study-{Guid.NewGuid():N}";
        var run = await RunAsync(
            ["study", "create", "-f", "-"],
            $$"""
            name: {{name}}
            objectives: [{name: loss, direction: minimize}]
            searchSpace:
              - {name: {{parameter}}, type: float, low: 1e-4, high: 1, log: true}
            sampler: {name: random}
            {{extra}}
            seed: 7
            """);
        Assert.True(run.Code == ExitCodes.Done, run.Error);
        return name;
    }
}
