using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Telemetry;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Telemetry;

namespace OrleansTune.Grains.Tenants;

/// <summary>A tenant's keys, limits and usage, and the register of its studies.</summary>
[GrainType("tenant")]
internal sealed partial class TenantGrain(
    [PersistentState("tenant")] IPersistentState<TenantState> tenant,
    [PersistentState("tenant-usage")] IPersistentState<TenantUsageState> usage,
    IGrainStorage storage,
    TimeProvider time,
    TenantGauges gauges,
    IOptions<TelemetryOptions> telemetry,
    ILogger<TenantGrain> logger) : Grain, ITenantGrain
{
    /// <summary>The tenant that is there from the start.</summary>
    private const string Default = "default";

    private const double LeastWeight = 0.01;
    private const double MostWeight = 100;
    private const int MostAuditEntries = 1000;

    private string Id => this.GetPrimaryKeyString();

    private bool Exists => tenant.RecordExists || Id == Default;

    public async Task<TenantSnapshot> CreateAsync(string actor, CancellationToken cancellationToken)
    {
        if (!tenant.RecordExists)
        {
            await GrainFactory.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).AddAsync(Id, cancellationToken);
            tenant.State.Created = time.GetUtcNow();
            Audit(actor, "tenant.create", Id);
            await tenant.WriteOrReloadAsync(this, cancellationToken);
        }

        return await SnapshotAsync();
    }

    public async Task<TenantSnapshot?> GetAsync(CancellationToken cancellationToken) => Exists ? await SnapshotAsync() : null;

    public async Task<IssuedKey> AddKeyAsync(string name, TenantRole role, DateTimeOffset? expires, string actor, CancellationToken cancellationToken)
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
            Expires = expires,
        };
        tenant.State.Keys.Add(key);
        Audit(actor, "key.create", $"{key.Id} ({role.ToString().ToLowerInvariant()}{(expires is { } until ? $", until {until:u}" : null)})");
        await tenant.WriteOrReloadAsync(this, cancellationToken);
        return new IssuedKey(key.ToSnapshot(), $"ot_{Id}.{key.Id}.{secret}");
    }

    public async Task<IssuedKey?> AddFirstKeyAsync(string name, string actor, CancellationToken cancellationToken)
    {
        await CreateAsync(actor, cancellationToken);
        return tenant.State.Keys.Count > 0 ? null : await AddKeyAsync(name, TenantRole.Admin, null, actor, cancellationToken);
    }

    public async Task<bool> RevokeKeyAsync(string keyId, string actor, CancellationToken cancellationToken)
    {
        if (tenant.State.Keys.RemoveAll(k => k.Id == keyId) == 0)
            return false;
        Audit(actor, "key.revoke", keyId);
        await tenant.WriteOrReloadAsync(this, cancellationToken);
        return true;
    }

    public Task<KeyGrant?> AuthenticateAsync(string keyId, string secret, CancellationToken cancellationToken)
    {
        byte[] hash = Hash(secret);
        var key = tenant.State.Keys.Find(k => k.Id == keyId);
        bool isGood = key is not null && CryptographicOperations.FixedTimeEquals(key.Hash, hash) && !(key.Expires <= time.GetUtcNow());
        return Task.FromResult(isGood ? new KeyGrant(key!.Role, tenant.State.Quota.RequestsPerSecond, key.Expires) : null);
    }

    public async Task<TenantSnapshot> UpdateAsync(double? weight, TenantQuota? quota, string actor, CancellationToken cancellationToken)
    {
        RequireExists();
        if (weight is { } share && !(share is >= LeastWeight and <= MostWeight))
            throw StudyException.Field("weight", $"expected a number from {LeastWeight} to {MostWeight}, got {share}.");
        if (quota is not null)
            Check(quota);
        var changed = (Weight: weight ?? tenant.State.Weight, Quota: quota ?? tenant.State.Quota);
        if (changed != (tenant.State.Weight, tenant.State.Quota))
        {
            (tenant.State.Weight, tenant.State.Quota) = changed;
            Audit(actor, "tenant.update", string.Create(CultureInfo.InvariantCulture, $"weight {changed.Weight}, {Describe(changed.Quota)}"));
            await tenant.WriteOrReloadAsync(this, cancellationToken);
        }

        return await SnapshotAsync();
    }

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. tenant.State.Audit.AsEnumerable().Reverse()]);

    public Task<double> GetWeightAsync(CancellationToken cancellationToken) => Task.FromResult(tenant.State.Weight);

    public Task<TenantQuota> GetQuotaAsync(CancellationToken cancellationToken) => Task.FromResult(tenant.State.Quota);

    private void RequireExists()
    {
        if (!Exists)
            throw new StudyException("tenant_not_found", $"There is no tenant '{Id}'.");
    }

    private async Task<TenantSnapshot> SnapshotAsync() => new()
    {
        Id = Id,
        Created = tenant.State.Created,
        Keys = [.. tenant.State.Keys.Select(k => k.ToSnapshot())],
        Studies = (await StudiesAsync()).Count,
        Weight = tenant.State.Weight,
        Quota = tenant.State.Quota,
    };

    private static void Check(TenantQuota quota)
    {
        foreach (var (field, limit) in Limits(quota))
        {
            if (limit is { } given && !(double.IsFinite(given) && (given >= 1 || (field == "requestsPerSecond" && given > 0))))
                throw StudyException.Field($"quota.{field}", $"expected a number {(field == "requestsPerSecond" ? "above 0" : "of at least 1")}, or null for no limit, got {given}.");
        }
    }

    private static string Describe(TenantQuota quota) => string.Join(", ", Limits(quota).Select(l => $"{l.Field} {l.Limit?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "unlimited"}"));

    private static (string Field, double? Limit)[] Limits(TenantQuota quota) =>
    [
        ("studies", quota.Studies), ("runningTrials", quota.RunningTrials), ("storedTrials", quota.StoredTrials), ("requestsPerSecond", quota.RequestsPerSecond),
        ("checkpointBytes", quota.CheckpointBytes), ("gpuSecondsPerDay", quota.GpuSecondsPerDay),
    ];

    /// <summary>Notes an administrator's action; it is stored with what it changed.</summary>
    private void Audit(string actor, string action, string detail)
    {
        LogAudit(action, Id, actor, detail);
        tenant.State.Audit.Add(new() { Time = time.GetUtcNow(), Actor = actor, Action = action, Detail = detail });
        if (tenant.State.Audit.Count > MostAuditEntries)
            tenant.State.Audit.RemoveAt(0);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
