using System.Text.Json;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests;

/// <summary>One run of the program: exit code and what it printed.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="environment">All of its environment.</param>
    /// <param name="adjust">What else surrounds it.</param>
    public static async Task<CliRun> OfAsync(
        string[] args, string input = "", Dictionary<string, string>? environment = null, Func<CliHost, CliHost>? adjust = null)
    {
        var host = new CliHost
        {
            Out = new StringWriter { NewLine = "\n" },
            Error = new StringWriter { NewLine = "\n" },
            In = new StringReader(input),
            IsInteractive = false,
            Environment = name => environment?.GetValueOrDefault(name),
            StartServer = (_, _) => throw new InvalidOperationException("These tests start no further server."),
        };
        int code = await OrleansTuneCommandLine.RunAsync(args, adjust?.Invoke(host) ?? host);
        return new(code, host.Out.ToString()!, host.Error.ToString()!);
    }
}
