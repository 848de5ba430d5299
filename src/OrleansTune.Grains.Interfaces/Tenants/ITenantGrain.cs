using Orleans.Concurrency;

namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>A tenant, keyed by its id: its API keys and the names of its studies.</summary>
[Alias("tenant")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Creates the tenant; creating it again gives it as it is.</summary>
    [Alias("create")]
    Task<TenantSnapshot> CreateAsync(CancellationToken cancellationToken = default);

    /// <summary>The tenant as it stands; null when there is none of that id.</summary>
    [Alias("get")]
    Task<TenantSnapshot?> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Issues an API key.</summary>
    /// <returns>The key, which is shown this once; only its hash is kept.</returns>
    /// <exception cref="Core.Studies.StudyException">There is no such tenant.</exception>
    [Alias("add-key")]
    Task<IssuedKey> AddKeyAsync(string name, TenantRole role, CancellationToken cancellationToken = default);

    /// <summary>Revokes an API key.</summary>
    /// <returns>Whether there was one of that id.</returns>
    [Alias("revoke-key")]
    Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken = default);

    /// <summary>The role of a key; null when it is unknown, revoked, or the secret is wrong.</summary>
    [Alias("authenticate")]
    Task<TenantRole?> AuthenticateAsync(string keyId, string secret, CancellationToken cancellationToken = default);

    /// <summary>Sets the tenant's share of contended pools, relative to the other tenants'; the brokers heed it within seconds.</summary>
    /// <exception cref="Core.Studies.StudyException">There is no such tenant, or the weight is out of range.</exception>
    [Alias("set-weight")]
    Task<TenantSnapshot> SetWeightAsync(double weight, CancellationToken cancellationToken = default);

    /// <summary>The tenant's weight; 1 when it was never set.</summary>
    [Alias("weight"), AlwaysInterleave]
    Task<double> GetWeightAsync(CancellationToken cancellationToken = default);

    /// <summary>Notes a study's name before the study is created; noting it again does nothing.</summary>
    [Alias("add-study")]
    Task AddStudyAsync(string study, CancellationToken cancellationToken = default);

    /// <summary>Strikes a deleted study's name.</summary>
    [Alias("remove-study")]
    Task RemoveStudyAsync(string study, CancellationToken cancellationToken = default);

    /// <summary>Names of studies in ordinal order.</summary>
    /// <param name="after">Only names after this one; null from the start.</param>
    /// <param name="count">Most names to give.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("studies")]
    Task<IReadOnlyList<string>> GetStudiesAsync(string? after, int count, CancellationToken cancellationToken = default);
}
