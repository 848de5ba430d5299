namespace OrleansTune.Cli.Server;

/// <summary>A running server in this process; disposing it closes it in good order.</summary>
internal interface IEmbeddedServer : IAsyncDisposable
{
    /// <summary>Where it listens; the dashboard is at its root.</summary>
    Uri Url { get; }

    /// <summary>The admin key made on this start, to be shown once; null when there was one already.</summary>
    string? NewAdminKey { get; }

    /// <summary>Waits until the server is asked to end, by the token or of its own.</summary>
    Task WaitForShutdownAsync(CancellationToken cancellationToken);
}
