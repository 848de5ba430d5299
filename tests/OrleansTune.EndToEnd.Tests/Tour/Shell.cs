using System.Text.Json;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Tests;

namespace OrleansTune.EndToEnd.Tests.Tour;

/// <summary>A person at a terminal: the command line, with a gateway's address and a key in its environment.</summary>
/// <param name="Server">The gateway.</param>
/// <param name="Key">The person's key.</param>
internal sealed record Shell(Uri Server, string Key)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    // More than a person's: a cluster's first answers take their time on a busy machine.
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a command that must be done, and gives what it printed.</summary>
    /// <param name="command">Its words, between blanks.</param>
    /// <param name="input">What it reads from its standard input.</param>
    public async Task<string> DoAsync(string command, string input = "")
    {
        var run = await RunAsync(command, input);
        Assert.True(run.Code == ExitCodes.Done, $"{command}\nended with {run.Code}: {run.Error}");
        return run.Out;
    }

    /// <summary>Runs a command that must be done, and reads its JSON.</summary>
    public async Task<JsonElement> JsonAsync(string command) => JsonDocument.Parse(await DoAsync($"{command} --json")).RootElement;

    /// <summary>Has a key issued, and gives it.</summary>
    public async Task<string> KeyAsync(string tenant, string role) =>
        (await JsonAsync($"tenant key create {tenant} --role {role}")).GetProperty("key").GetString()!;

    /// <summary>The id of a key, which is no secret.</summary>
    public static string IdOf(string key) => key.Split('.')[1];

    /// <summary>Runs a command that must fail, with an exit code and among others these words.</summary>
    public async Task FailsAsync(string command, int code, string words, string input = "")
    {
        var run = await RunAsync(command, input);
        Assert.True(run.Code == code && run.Error.Contains(words, StringComparison.Ordinal), $"{command}\nended with {run.Code}: {run.Error}{run.Out}");
    }

    /// <summary>Runs a command again and again until what is waited for comes: changes of limits and news of usage take a moment.</summary>
    public async Task UntilAsync(string command, Func<CliRun, bool> met)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var run = await RunAsync(command); !met(run); run = await RunAsync(command))
        {
            Assert.False(patience.IsCancellationRequested, $"{command}\nstill ends with {run.Code}: {run.Error}{run.Out}");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private Task<CliRun> RunAsync(string command, string input = "") => CliRun.OfAsync(
        command.Split(' '),
        input,
        new() { [GlobalOptions.ServerVariable] = Server.ToString(), [GlobalOptions.ApiKeyVariable] = Key },
        host => host with { CallPatience = CallPatience });
}
