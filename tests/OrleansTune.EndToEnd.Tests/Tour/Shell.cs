using System.Text.Json;

namespace OrleansTune.EndToEnd.Tests.Tour;

/// <summary>A person at a terminal: the command line, with a gateway's address and a key in its environment.</summary>
/// <param name="Server">The gateway.</param>
/// <param name="Key">The person's key.</param>
internal sealed record Shell(Uri Server, string Key)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a command.</summary>
    /// <param name="command">Its words, between blanks.</param>
    public Task<(int ExitCode, string Output)> RunAsync(string command)
    {
        var start = CommandLine.Start(command.Split(' '));
        start.Environment["ORLEANSTUNE_SERVER"] = Server.ToString();
        start.Environment["ORLEANSTUNE_API_KEY"] = Key;
        return CommandLine.RunAsync(start);
    }

    /// <summary>Runs a command that must end with some exit code, and gives what it printed.</summary>
    public async Task<string> RunAsync(string command, int exitCode)
    {
        var (code, output) = await RunAsync(command);
        Assert.True(code == exitCode, $"{command}\nended with {code} instead of {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a command that must be done, and gives what it printed.</summary>
    public Task<string> DoAsync(string command) => RunAsync(command, exitCode: 0);

    /// <summary>Runs a command that must be refused, with these words among the reasons.</summary>
    public async Task RefusedAsync(string command, string words) => Assert.Contains(words, await RunAsync(command, exitCode: 4), StringComparison.Ordinal);

    /// <summary>Runs a command that must be done, and reads its JSON.</summary>
    public async Task<JsonElement> JsonAsync(string command) => JsonDocument.Parse(await DoAsync($"{command} --json")).RootElement;

    /// <summary>Runs a command again and again until it prints what is waited for: changes of limits and news of usage take a moment.</summary>
    public async Task UntilAsync(string command, Func<(int ExitCode, string Output), bool> met)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var run = await RunAsync(command); !met(run); run = await RunAsync(command))
        {
            Assert.False(patience.IsCancellationRequested, $"{command}\nstill ends with {run.ExitCode}:\n{run.Output}");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
