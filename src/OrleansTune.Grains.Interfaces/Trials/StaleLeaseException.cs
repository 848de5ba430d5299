namespace OrleansTune.Grains.Interfaces.Trials;

/// <summary>A trainer called under a lease that is no longer the newest of its trial; it must drop the trial at once.</summary>
[GenerateSerializer, Alias("stale-lease")]
public sealed class StaleLeaseException : Exception
{
    /// <summary>A refusal of an old token.</summary>
    public StaleLeaseException(TrialKey trial, long token, long newest)
        : base($"The lease {token} on trial {trial} was superseded by {newest}.")
    {
    }

    /// <summary>For serialisation.</summary>
    public StaleLeaseException(string message)
        : base(message)
    {
    }
}
