namespace OrleansTune.Contracts;

/// <summary>How many of a study's trials stand in each state.</summary>
public sealed record TrialCounts
{
    /// <summary>Waiting for a worker.</summary>
    public int Queued { get; init; }

    /// <summary>Held by a worker.</summary>
    public int Running { get; init; }

    /// <summary>Waiting at a rung.</summary>
    public int Paused { get; init; }

    /// <summary>Ended with a value.</summary>
    public int Completed { get; init; }

    /// <summary>Ended early.</summary>
    public int Stopped { get; init; }

    /// <summary>Ended without a usable value.</summary>
    public int Failed { get; init; }

    /// <summary>All of them.</summary>
    public int Total { get; init; }
}
