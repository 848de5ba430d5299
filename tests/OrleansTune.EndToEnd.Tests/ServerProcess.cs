using System.Collections.Concurrent;
using System.Diagnostics;
using OrleansTune.Client;

namespace OrleansTune.EndToEnd.Tests;

/// <summary>A server as a user starts it: the command line's <c>serve</c> in a process of its own, on a data directory that outlives it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The admin key that every server of these tests is started with.</summary>
    public const string AdminKey = "end-to-end-admin-key";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    public Uri Url => _url.Task.Result;

    /// <summary>Everything the process has printed.</summary>
    public string Output => string.Join('\n', _output);

    public OrleansTuneClient Client => new(Url, AdminKey);

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="data">Its data directory.</param>
    /// <param name="arguments">More of its arguments.</param>
    public static Task<ServerProcess> StartAsync(string data, params string[] arguments) =>
        StartAsync(data, new Dictionary<string, string>(), arguments);

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="data">Its data directory.</param>
    /// <param name="environment">Variables that it finds in its environment.</param>
    /// <param name="arguments">More of its arguments.</param>
    public static async Task<ServerProcess> StartAsync(string data, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = CommandLine.Start(["serve", "--data", data, "--urls", "http://127.0.0.1:0", "--verbose", .. arguments]);
        start.Environment["ORLEANSTUNE_ADMIN_KEY"] = AdminKey;
        // A checkpoint after every epoch: a kill then costs at most the epoch under way.
        start.Environment["Trainer__CheckpointInterval"] = "00:00:00";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Read(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Read(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server._url.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            await server.KillAsync();
            throw new InvalidOperationException($"The server did not say that it listens. It printed:\n{server.Output}");
        }

        return server;
    }

    /// <summary>Ends the process as kill -9 does: at once, without a chance to save anything.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        const string Listening = "listening on: ";
        if (line is null)
            return;
        _output.Enqueue(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal))
            _url.TrySetResult(new Uri(line[Listening.Length..].Trim()));
    }
}
