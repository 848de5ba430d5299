namespace OrleansTune.Contracts;

/// <summary>How long an external worker may be silent before its trial is given to another.</summary>
public sealed record LeaseSpec
{
    /// <summary>Seconds from an ask, report or heartbeat to the end of the lease, from 1 to 604,800; null for 600.</summary>
    public int? Seconds { get; init; }

    /// <summary>How often a trial whose lease ran out is given to another worker before it fails; null for 2.</summary>
    public int? Retries { get; init; }
}
