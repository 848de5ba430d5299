namespace OrleansTune.Contracts;

/// <summary>The answer of <c>:heartbeat</c>.</summary>
public sealed record HeartbeatResponse
{
    /// <summary>When the lease runs out unless the worker is heard of before.</summary>
    public required DateTimeOffset LeaseExpires { get; init; }
}
