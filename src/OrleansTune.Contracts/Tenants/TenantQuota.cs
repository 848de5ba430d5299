namespace OrleansTune.Contracts;

/// <summary>What a tenant may use at most; null means without limit.</summary>
public sealed record TenantQuota
{
    /// <summary>Studies that are running or paused at once.</summary>
    public int? MaxStudies { get; init; }

    /// <summary>Trials of all its studies that run at once.</summary>
    public int? MaxRunningTrials { get; init; }
}
