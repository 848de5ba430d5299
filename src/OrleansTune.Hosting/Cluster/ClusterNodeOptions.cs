namespace OrleansTune.Hosting.Cluster;

/// <summary>A process's place in its cluster. Bound from the configuration section <c>Cluster</c>.</summary>
public sealed class ClusterNodeOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Cluster";

    /// <summary>Which processes belong together. Clusters of different ids never meet, even in one database. Default: <c>orleanstune</c>.</summary>
    public string ClusterId { get; set; } = "orleanstune";

    /// <summary>
    /// Whose data it is: stays the same while clusters come and go, or the studies are not found again. Default: <c>orleanstune</c>.
    /// </summary>
    public string ServiceId { get; set; } = "orleanstune";

    /// <summary>
    /// What a silo process does, separated by commas: <c>study</c> keeps studies, <c>trainer</c> trains trials. Default: both.
    /// A process that only trains holds no grain: it joins as a client of the silos with the role <c>study</c>.
    /// </summary>
    public string Roles { get; set; } = $"{StudyRole},{TrainerRole}";

    /// <summary>Where the other silos reach this one. From 1 to 65,535; default: 11111.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Where gateways and trainers reach this silo. From 1 to 65,535, another than <see cref="SiloPort"/>; default: 30000.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// The IP address by which others reach this silo, and on whose ports it listens. Null, the default: with
    /// <c>Storage:Provider</c> <c>Sqlite</c> this machine only, else the first address of this machine that others can reach.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>
    /// How long a process that was asked to stop may take to answer what is under way, save checkpoints and hand over. From 1
    /// second to 1 hour; default: 30 seconds. Give the orchestrator's own limit a few seconds more.
    /// </summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The role of silos that keep studies.</summary>
    internal const string StudyRole = "study";

    /// <summary>The role of processes that train.</summary>
    internal const string TrainerRole = "trainer";

    /// <summary>The roles one by one.</summary>
    internal IEnumerable<string> RoleNames => Roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether this process has a role.</summary>
    internal bool Has(string role) => RoleNames.Contains(role, StringComparer.OrdinalIgnoreCase);
}
