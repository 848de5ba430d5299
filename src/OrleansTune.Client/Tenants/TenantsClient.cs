using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>
/// Tenants and their API keys, for admin keys. One of the tenant <c>default</c> is the operator's and manages all tenants; one of another
/// tenant manages its own tenant's keys and reads its settings, usage and audit log, and finds no other tenant. What is not allowed throws
/// <see cref="ForbiddenException"/>.
/// </summary>
public sealed class TenantsClient
{
    private const string All = "v1/tenants";
    private readonly ApiConnection _connection;

    internal TenantsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a tenant, as the operator. Creating it again changes nothing and gives the same tenant.</summary>
    /// <exception cref="InvalidRequestException">A field is not what it should be.</exception>
    public Task<TenantResource> CreateAsync(CreateTenantRequest tenant, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync<CreateTenantRequest, TenantResource>(HttpMethod.Post, All, tenant, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>The tenants that the key manages, in the order of their names.</summary>
    public IAsyncEnumerable<TenantResource> ListAsync(CancellationToken cancellationToken = default) =>
        _connection.ListAsync<TenantResource>(All, null, cancellationToken);

    /// <summary>One tenant.</summary>
    /// <exception cref="NotFoundException">There is no such tenant.</exception>
    public Task<TenantResource> DescribeAsync(string tenant, CancellationToken cancellationToken = default) =>
        _connection.GetAsync<TenantResource>(Path(tenant), cancellationToken);

    /// <summary>Changes a tenant, as the operator: its share of contended pools, and what it may have. The server heeds it within seconds.</summary>
    /// <exception cref="InvalidRequestException">A field is not what it should be.</exception>
    /// <exception cref="NotFoundException">There is no such tenant.</exception>
    public Task<TenantResource> UpdateAsync(string tenant, UpdateTenantRequest update, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync<UpdateTenantRequest, TenantResource>(
            HttpMethod.Patch, Path(tenant), update, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>Creates an API key. The answer is the only time the key is shown.</summary>
    /// <exception cref="NotFoundException">There is no such tenant.</exception>
    public Task<CreateKeyResponse> CreateKeyAsync(string tenant, CreateKeyRequest key, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync<CreateKeyRequest, CreateKeyResponse>(
            HttpMethod.Post, $"{Path(tenant)}/keys", key, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>A tenant's keys, without the secrets.</summary>
    /// <exception cref="NotFoundException">There is no such tenant.</exception>
    public IAsyncEnumerable<KeyResource> KeysAsync(string tenant, CancellationToken cancellationToken = default) =>
        _connection.ListAsync<KeyResource>($"{Path(tenant)}/keys", null, cancellationToken);

    /// <summary>Revokes a key at once.</summary>
    /// <exception cref="NotFoundException">There is no such tenant or key.</exception>
    public Task RevokeKeyAsync(string tenant, string keyId, CancellationToken cancellationToken = default) =>
        _connection.DeleteAsync($"{Path(tenant)}/keys/{Uri.EscapeDataString(keyId)}", cancellationToken);

    /// <summary>What a tenant has beside what it may have.</summary>
    /// <exception cref="NotFoundException">There is no such tenant.</exception>
    public Task<TenantUsageResource> UsageAsync(string tenant, CancellationToken cancellationToken = default) =>
        _connection.GetAsync<TenantUsageResource>($"{Path(tenant)}/usage", cancellationToken);

    /// <summary>What the key's own tenant has beside what it may have; for every key.</summary>
    public Task<TenantUsageResource> OwnUsageAsync(CancellationToken cancellationToken = default) =>
        _connection.GetAsync<TenantUsageResource>("v1/usage", cancellationToken);

    /// <summary>What administrators did to a tenant, the newest first; the last 1,000 actions.</summary>
    /// <exception cref="NotFoundException">There is no such tenant.</exception>
    public IAsyncEnumerable<AuditEntryResource> AuditAsync(string tenant, CancellationToken cancellationToken = default) =>
        _connection.ListAsync<AuditEntryResource>($"{Path(tenant)}/audit", null, cancellationToken);

    private static string Path(string tenant) => $"{All}/{Uri.EscapeDataString(tenant)}";
}
