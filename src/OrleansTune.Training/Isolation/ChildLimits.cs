namespace OrleansTune.Training.Isolation;

/// <summary>What a trainer process may use before it is killed.</summary>
public sealed record ChildLimits
{
    /// <summary>Longest time for an epoch, or for a checkpoint or the start; zero for no limit.</summary>
    public TimeSpan EpochTime { get; init; }

    /// <summary>Most resident memory of the process and everything it started together, in bytes; 0 for no limit. Looked at every second.</summary>
    public long MemoryBytes { get; init; }
}
