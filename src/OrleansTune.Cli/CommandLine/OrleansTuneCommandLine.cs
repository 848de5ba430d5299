using System.CommandLine;
using System.CommandLine.Invocation;
using OrleansTune.Cli.Completion;
using OrleansTune.Cli.Demo;
using OrleansTune.Cli.Pools;
using OrleansTune.Cli.Server;
using OrleansTune.Cli.Studies;
using OrleansTune.Cli.Tenants;
using OrleansTune.Cli.Trials;

namespace OrleansTune.Cli.CommandLine;

/// <summary>The program: all commands, and the way from arguments to an exit code.</summary>
internal static class OrleansTuneCommandLine
{
    // Ctrl-C asks a command to end; a server gets this long to close its store in good order.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args, CliHost host, CancellationToken cancellationToken = default)
    {
        var result = Build(host).Parse(args);
        // Help answers `orleanstune study`; a slip in a long command line is answered by what is wrong with it.
        if (result.Action is ParseErrorAction errors)
            errors.ShowHelp = result.CommandResult.Command.Subcommands.Count > 0 && result.UnmatchedTokens.Count == 0;
        int code = await result.InvokeAsync(
            new InvocationConfiguration { Output = host.Out, Error = host.Error, ProcessTerminationTimeout = TerminationTimeout },
            cancellationToken);
        return result.Errors.Count > 0 ? ExitCodes.Usage : code;
    }

    private static RootCommand Build(CliHost host)
    {
        var globals = new GlobalOptions();
        var runner = new CommandRunner(host, globals);
        var root = new RootCommand("OrleansTune tunes hyperparameters durably: it suggests trials, trains them or lets you, and stops the hopeless ones early.")
        {
            DemoCommand.Create(runner),
            ServeCommand.Create(runner),
            StudyCommand.Create(runner),
            AskCommand.Create(runner),
            ReportCommand.Create(runner),
            TellCommand.Create(runner),
            TenantCommand.Create(runner),
            PoolCommand.Create(runner),
            WhoAmICommand.Create(runner),
            CompletionCommand.Create(runner),
        };
        globals.AddTo(root);
        return root;
    }
}
