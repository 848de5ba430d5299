using OrleansTune.Client;

namespace OrleansTune.EndToEnd.Tests;

/// <summary>A server as a user starts it: the command line's <c>serve</c> in a process of its own, on a data directory that outlives it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The admin key that every server of these tests is started with.</summary>
    public const string AdminKey = "end-to-end-admin-key";

    private readonly ObservedProcess _process;

    private ServerProcess(ObservedProcess process) => _process = process;

    public Uri Url => new(_process.Said);

    /// <summary>Everything the process has printed.</summary>
    public string Output => _process.Output;

    public OrleansTuneClient Client => new(Url, AdminKey);

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="data">Its data directory.</param>
    /// <param name="arguments">More of its arguments.</param>
    public static async Task<ServerProcess> StartAsync(string data, params string[] arguments)
    {
        var start = CommandLine.Start(["serve", "--data", data, "--urls", "http://127.0.0.1:0", "--verbose", .. arguments]);
        start.Environment["ORLEANSTUNE_ADMIN_KEY"] = AdminKey;
        // A checkpoint after every epoch: a kill then costs at most the epoch under way.
        start.Environment["Trainer__CheckpointInterval"] = "00:00:00";
        return new ServerProcess(await ObservedProcess.StartAsync(start, "listening on: "));
    }

    /// <summary>Ends the process as kill -9 does: at once, without a chance to save anything.</summary>
    public Task KillAsync() => _process.KillAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
