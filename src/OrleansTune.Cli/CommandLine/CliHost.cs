using OrleansTune.Cli.Server;

namespace OrleansTune.Cli.CommandLine;

/// <summary>What surrounds the program: streams, terminal, environment. Tests give their own.</summary>
internal sealed record CliHost
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Whether a person looks at <see cref="Out"/> on a terminal; otherwise it is a pipe or file and gets plain lines.</summary>
    public required bool IsInteractive { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>The transport to the server; null for ordinary sockets.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>For how long a server that is away is tried again: long enough for one that is just starting, short enough for a person who mistyped its address.</summary>
    public TimeSpan CallPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Starts a server in this process.</summary>
    public required Func<EmbeddedServerOptions, CancellationToken, Task<IEmbeddedServer>> StartServer { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The process's own surroundings.</summary>
    public static CliHost ForProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        IsInteractive = !Console.IsOutputRedirected && System.Environment.GetEnvironmentVariable("TERM") != "dumb",
        Environment = System.Environment.GetEnvironmentVariable,
        StartServer = EmbeddedServer.StartAsync,
    };
}
