namespace OrleansTune.Core.Studies;

/// <summary>How long an external worker may be silent.</summary>
public sealed record LeaseSpec
{
    /// <summary>Seconds from an ask, report or heartbeat to the end of the lease; from 1 to 604,800.</summary>
    public int Seconds { get; init; } = 600;

    /// <summary>How often a trial whose lease ran out is given to another worker before it fails.</summary>
    public int Retries { get; init; } = 2;
}
