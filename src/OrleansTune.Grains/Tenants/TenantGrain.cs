using System.Security.Cryptography;
using System.Text;
using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>A tenant's keys and the names of its studies.</summary>
[GrainType("tenant")]
internal sealed class TenantGrain(
    [PersistentState("tenant")] IPersistentState<TenantState> tenant,
    TimeProvider time) : Grain, ITenantGrain
{
    /// <summary>The tenant that is there from the start.</summary>
    private const string Default = "default";

    private const double LeastWeight = 0.01;
    private const double MostWeight = 100;

    private string Id => this.GetPrimaryKeyString();

    private bool Exists => tenant.RecordExists || Id == Default;

    public async Task<TenantSnapshot> CreateAsync(CancellationToken cancellationToken)
    {
        if (!tenant.RecordExists)
        {
            await GrainFactory.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).AddAsync(Id, cancellationToken);
            tenant.State.Created = time.GetUtcNow();
            await tenant.WriteOrReloadAsync(this, cancellationToken);
        }

        return Snapshot();
    }

    public Task<TenantSnapshot?> GetAsync(CancellationToken cancellationToken) => Task.FromResult(Exists ? Snapshot() : null);

    public async Task<IssuedKey> AddKeyAsync(string name, TenantRole role, CancellationToken cancellationToken)
    {
        RequireExists();
        string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var key = new StoredKey
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
            Name = name,
            Role = role,
            Created = time.GetUtcNow(),
            Hash = Hash(secret),
        };
        tenant.State.Keys.Add(key);
        await tenant.WriteOrReloadAsync(this, cancellationToken);
        return new IssuedKey(key.ToSnapshot(), $"ot_{Id}.{key.Id}.{secret}");
    }

    public async Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken)
    {
        if (tenant.State.Keys.RemoveAll(k => k.Id == keyId) == 0)
            return false;
        await tenant.WriteOrReloadAsync(this, cancellationToken);
        return true;
    }

    public Task<TenantRole?> AuthenticateAsync(string keyId, string secret, CancellationToken cancellationToken)
    {
        byte[] hash = Hash(secret);
        var key = tenant.State.Keys.Find(k => k.Id == keyId);
        return Task.FromResult(key is not null && CryptographicOperations.FixedTimeEquals(key.Hash, hash) ? key.Role : (TenantRole?)null);
    }

    public async Task<TenantSnapshot> SetWeightAsync(double weight, CancellationToken cancellationToken)
    {
        RequireExists();
        if (!(weight is >= LeastWeight and <= MostWeight))
            throw StudyException.Field("weight", $"expected a number from {LeastWeight} to {MostWeight}, got {weight}.");
        if (weight != tenant.State.Weight)
        {
            tenant.State.Weight = weight;
            await tenant.WriteOrReloadAsync(this, cancellationToken);
        }

        return Snapshot();
    }

    public Task<double> GetWeightAsync(CancellationToken cancellationToken) => Task.FromResult(tenant.State.Weight);

    public async Task AddStudyAsync(string study, CancellationToken cancellationToken)
    {
        if (tenant.State.Studies.Add(study))
            await tenant.WriteOrReloadAsync(this, cancellationToken);
    }

    public async Task RemoveStudyAsync(string study, CancellationToken cancellationToken)
    {
        if (tenant.State.Studies.Remove(study))
            await tenant.WriteOrReloadAsync(this, cancellationToken);
    }

    public Task<IReadOnlyList<string>> GetStudiesAsync(string? after, int count, CancellationToken cancellationToken)
    {
        var studies = tenant.State.Studies;
        IEnumerable<string> rest = after is null || studies.Max is null
            ? studies
            : string.CompareOrdinal(after, studies.Max) > 0 ? [] : studies.GetViewBetween(after, studies.Max).SkipWhile(s => s == after);
        return Task.FromResult<IReadOnlyList<string>>([.. rest.Take(count)]);
    }

    private void RequireExists()
    {
        if (!Exists)
            throw new StudyException("tenant_not_found", $"There is no tenant '{Id}'.");
    }

    private TenantSnapshot Snapshot() => new()
    {
        Id = Id,
        Created = tenant.State.Created,
        Keys = [.. tenant.State.Keys.Select(k => k.ToSnapshot())],
        Studies = tenant.State.Studies.Count,
        Weight = tenant.State.Weight,
    };

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
