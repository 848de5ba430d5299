namespace OrleansTune.Cli.Server;

/// <summary>Silo, gateway and trainer in this process.</summary>
internal static class EmbeddedServer
{
    /// <summary>Starts a server; returns when it answers requests.</summary>
    public static Task<IEmbeddedServer> StartAsync(EmbeddedServerOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"This build has no server to start in {options.DataDirectory}.");
}
