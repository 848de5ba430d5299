namespace OrleansTune.Cli.Server;

/// <summary>What a server in this process is started with.</summary>
internal sealed record EmbeddedServerOptions
{
    /// <summary>The directory of its store and checkpoints; made when it is not there.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where it listens; port 0 for any free one.</summary>
    public required string Url { get; init; }

    /// <summary>How many trials it trains at once; null for its own choice.</summary>
    public int? Slots { get; init; }

    /// <summary>The pool that its slots belong to; null for its own choice.</summary>
    public string? Pool { get; init; }

    /// <summary>An admin key that is valid while this process runs, whatever the store holds; null: the server makes one on its first start.</summary>
    public string? AdminKey { get; init; }

    /// <summary>Whether its log goes to the terminal (warnings and worse always do).</summary>
    public bool Verbose { get; init; }
}
