namespace OrleansTune.Telemetry.Health;

/// <summary>What a health check speaks for.</summary>
public static class HealthTags
{
    /// <summary>Whether the process should be left running.</summary>
    public const string Live = "live";

    /// <summary>Whether the host should be given work.</summary>
    public const string Ready = "ready";
}
