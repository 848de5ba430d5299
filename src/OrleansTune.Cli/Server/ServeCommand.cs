using System.CommandLine;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Server;

/// <summary><c>serve</c>: a server on this machine, until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const string DefaultData = "orleanstune-data";

    public static Command Create(CommandRunner runner)
    {
        var data = new Option<string>("--data") { Description = "Directory of the store and the checkpoints", HelpName = "dir", DefaultValueFactory = _ => DefaultData };
        var urls = new Option<string>("--urls") { Description = "Address to listen on", HelpName = "url", DefaultValueFactory = _ => GlobalOptions.DefaultServer };
        var slots = new Option<int?>("--slots") { Description = "How many trials are trained at once", HelpName = "n" };
        var pool = new Option<string?>("--pool") { Description = "Pool that the slots belong to", HelpName = "name" };
        var verbose = new Option<bool>("--verbose") { Description = "Log what the server does, not only warnings" };
        slots.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 0)
                result.AddError("--slots: expected 0 (train nothing here) or more.");
        });
        var command = new Command("serve", "Run a server: gateway, store and trainer in one process") { data, urls, slots, pool, verbose };
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            await using var server = await invocation.Host.StartServer(
                new EmbeddedServerOptions
                {
                    DataDirectory = Path.GetFullPath(invocation.Get(data)!),
                    Url = invocation.Get(urls)!,
                    Slots = invocation.Get(slots),
                    Pool = invocation.Get(pool),
                    Verbose = invocation.Get(verbose),
                },
                cancellationToken);
            invocation.Out.WriteLine($"listening on: {server.Url}");
            invocation.Out.WriteLine($"dashboard: {server.Url}");
            if (server.NewAdminKey is { } key)
                invocation.Out.WriteLine($"admin key: {key}");
            await invocation.Out.FlushAsync(cancellationToken);
            try
            {
                await server.WaitForShutdownAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl-C is how a server ends.
            }

            return ExitCodes.Done;
        });
    }
}
