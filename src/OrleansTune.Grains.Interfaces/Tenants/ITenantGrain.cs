using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>A tenant, keyed by its id: its API keys, what it may have, and the names of its studies.</summary>
/// <remarks>
/// Administrators' actions take an <c>actor</c>, who acts, for the audit log. Version 1: the register of studies has rows of its own,
/// which a silo of version 0 does not see.
/// </remarks>
[Alias("tenant"), Version(1)]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Creates the tenant; creating it again gives it as it is.</summary>
    [Alias("create")]
    Task<TenantSnapshot> CreateAsync(string actor, CancellationToken cancellationToken = default);

    /// <summary>The tenant as it stands; null when there is none of that id.</summary>
    [Alias("get")]
    Task<TenantSnapshot?> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Issues an API key.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="role">What its holder may do.</param>
    /// <param name="expires">When it ceases to be good; null for never.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The key, which is shown this once; only its hash is kept.</returns>
    /// <exception cref="Core.Studies.StudyException">There is no such tenant.</exception>
    [Alias("add-key")]
    Task<IssuedKey> AddKeyAsync(string name, TenantRole role, DateTimeOffset? expires, string actor, CancellationToken cancellationToken = default);

    /// <summary>Issues an administrators' key if the tenant has no key at all, creating the tenant if need be.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The key; null when there is one already. Of several calls at once, one gets it.</returns>
    [Alias("add-first-key")]
    Task<IssuedKey?> AddFirstKeyAsync(string name, string actor, CancellationToken cancellationToken = default);

    /// <summary>Revokes an API key.</summary>
    /// <returns>Whether there was one of that id.</returns>
    [Alias("revoke-key")]
    Task<bool> RevokeKeyAsync(string keyId, string actor, CancellationToken cancellationToken = default);

    /// <summary>What a key allows; null when it is unknown, revoked or expired, or the secret is wrong.</summary>
    [Alias("authenticate")]
    Task<KeyGrant?> AuthenticateAsync(string keyId, string secret, CancellationToken cancellationToken = default);

    /// <summary>Sets the tenant's share of contended pools, relative to the other tenants', which the brokers heed within seconds, and what it may have.</summary>
    /// <param name="weight">The share; null leaves it.</param>
    /// <param name="quota">The limits, which replace those it had; null leaves them.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Core.Studies.StudyException">There is no such tenant, or a number is out of range.</exception>
    [Alias("update")]
    Task<TenantSnapshot> UpdateAsync(double? weight, TenantQuota? quota, string actor, CancellationToken cancellationToken = default);

    /// <summary>What the tenant has.</summary>
    [Alias("usage"), AlwaysInterleave]
    Task<TenantUsage> GetUsageAsync(CancellationToken cancellationToken = default);

    /// <summary>What administrators did, the newest first; the last 1,000 actions are kept.</summary>
    [Alias("audit")]
    Task<IReadOnlyList<AuditEntry>> GetAuditAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks whether a study may add and begin trials; what is granted counts at once, and until the study's next word.</summary>
    /// <param name="study">The study.</param>
    /// <param name="usage">What it has.</param>
    /// <param name="wanted">How many it would add or begin; at least 1.</param>
    /// <param name="begins">Whether they would be under way at once.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("admit"), AlwaysInterleave]
    Task<TrialAdmission> AdmitAsync(string study, TrialUsage usage, int wanted, bool begins, CancellationToken cancellationToken = default);

    /// <summary>Notes what trials a study has.</summary>
    [Alias("report-usage"), OneWay, AlwaysInterleave]
    Task ReportUsageAsync(string study, TrialUsage usage);

    /// <summary>The tenant's weight; 1 when it was never set.</summary>
    [Alias("weight"), AlwaysInterleave]
    Task<double> GetWeightAsync(CancellationToken cancellationToken = default);

    /// <summary>What the tenant may have.</summary>
    [Alias("quota"), AlwaysInterleave]
    Task<TenantQuota> GetQuotaAsync(CancellationToken cancellationToken = default);

    /// <summary>A pool of GPUs tells how many slot-seconds the tenant has used there on a UTC day.</summary>
    /// <returns>How many it may use there that day, beside what other pools told; null without a limit.</returns>
    [Alias("report-gpu"), AlwaysInterleave]
    Task<double?> ReportGpuUsageAsync(string pool, DateOnly day, double seconds, CancellationToken cancellationToken = default);

    /// <summary>Notes a study's name before the study is created; noting it again does nothing.</summary>
    /// <exception cref="Core.Studies.StudyException">The tenant has as many studies as it may (<see cref="Core.Studies.RefusalCodes.QuotaExceeded"/>).</exception>
    [Alias("add-study"), AlwaysInterleave]
    Task AddStudyAsync(string study, CancellationToken cancellationToken = default);

    /// <summary>Strikes a deleted study's name.</summary>
    [Alias("remove-study"), AlwaysInterleave]
    Task RemoveStudyAsync(string study, CancellationToken cancellationToken = default);

    /// <summary>Names of studies in ordinal order.</summary>
    /// <param name="after">Only names after this one; null from the start.</param>
    /// <param name="count">Most names to give.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("studies"), AlwaysInterleave]
    Task<IReadOnlyList<string>> GetStudiesAsync(string? after, int count, CancellationToken cancellationToken = default);
}
