using OrleansTune.Cli.CommandLine;
using Spectre.Console;

namespace OrleansTune.Cli.Progress;

/// <summary>Chooses how a study's course is shown.</summary>
internal static class ProgressDisplays
{
    public static IProgressDisplay For(CliHost host, bool json)
    {
        if (json)
            return new JsonProgress(host.Out);
        if (!host.IsInteractive)
            return new PlainProgress(host.Out);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Out) });
        return new LiveProgress(console, host.TimeProvider);
    }
}
