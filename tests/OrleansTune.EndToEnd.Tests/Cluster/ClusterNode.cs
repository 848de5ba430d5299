using System.Diagnostics;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>A place in a cluster: one silo or gateway after another, each a process of its own, with the same settings.</summary>
internal sealed class ClusterNode(IReadOnlyList<string> command, string awaited, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private ObservedProcess? _process;

    /// <summary>What its processes run.</summary>
    public IReadOnlyList<string> Command { get; private set; } = command;

    /// <summary>What the node finds in its environment.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings;

    /// <summary>The process of the moment.</summary>
    public ObservedProcess Process => _process ?? throw new InvalidOperationException("The node was not started.");

    /// <summary>Starts the node and waits until it is up; after the one before has ended.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Command[0], Command.Skip(1)) { UseShellExecute = false };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = await ObservedProcess.StartAsync(start, awaited);
    }

    /// <summary>Ends the process in order and starts another program's in its place.</summary>
    public async Task ReplaceAsync(IReadOnlyList<string> by)
    {
        int exitCode = await Process.TerminateAsync();
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{Process.Output}");
        await Process.DisposeAsync();
        Command = by;
        await StartAsync();
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
