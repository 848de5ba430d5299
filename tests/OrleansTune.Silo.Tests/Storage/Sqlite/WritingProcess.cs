using System.Diagnostics;
using System.Runtime.InteropServices;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

/// <summary>A process that counts up the states of some grains, telling of each write that was acknowledged, until it is killed.</summary>
internal sealed class WritingProcess : IDisposable
{
    private const int Grains = 16;

    // Without it a line was cut short by the kill.
    private const string EndOfLine = "durable";

    private readonly Process _process;

    private WritingProcess(Process process) => _process = process;

    public static WritingProcess Start(string directory)
    {
        // .../shared/Microsoft.NETCore.App/<version>/ lies three levels below the host that runs this test.
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return new(Process.Start(new ProcessStartInfo(host, [typeof(WritingProcess).Assembly.Location, directory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>Waits for the first write that is told of, and with it for the process to have the store.</summary>
    public void WaitForFirstWrite() => ReadLine();

    /// <summary>Kills the process without warning after it has told of some writes; returns the last number told for each grain.</summary>
    /// <exception cref="InvalidOperationException">It ended before that.</exception>
    public Dictionary<string, int> KillAfter(int writes)
    {
        var told = new Dictionary<string, int>();
        for (var count = 0; count < writes; count++)
        {
            Note(ReadLine(), told);
        }

        _process.Kill();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            Note(line, told);
        }

        _process.WaitForExit();
        return told;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>The life of the process.</summary>
    public static async Task RunAsync(string[] args)
    {
        var store = SqliteStore.Open(args.Single());
        var writers = Enumerable.Range(0, Grains).Select(index => Task.Run(() => CountUpAsync(store, $"a/{index}")));

        // The other end closes when the test dies, and nobody is left to kill this process.
        var orphaned = Task.Run(Console.In.ReadToEnd);
        await await Task.WhenAny([orphaned, .. writers]);
    }

    private static void Note(string line, Dictionary<string, int> told)
    {
        if (line.Split(' ') is [var key, var number, EndOfLine])
        {
            told[key] = int.Parse(number);
        }
    }

    private string ReadLine() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The writing process ended by itself; see its error output.");

    private static async Task CountUpAsync(SqliteStore store, string key)
    {
        var grain = GrainId.Create("study", key);
        var state = new GrainState<ConformanceState>();
        await store.Storage.ReadStateAsync(SqliteStore.State, grain, state);
        while (true)
        {
            state.State = new() { Number = state.State!.Number + 1, Page = new byte[2000] };
            await store.Storage.WriteStateAsync(SqliteStore.State, grain, state);
            Console.WriteLine($"{key} {state.State.Number} {EndOfLine}");
        }
    }
}
