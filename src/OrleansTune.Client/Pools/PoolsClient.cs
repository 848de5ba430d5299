using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The pools of slots that trials are trained in. Every method may throw <see cref="ForbiddenException"/> unless the key is the operator's.</summary>
public sealed class PoolsClient
{
    private readonly ApiConnection _connection;

    internal PoolsClient(ApiConnection connection) => _connection = connection;

    /// <summary>All pools, in the order of their names: hosts, and who holds and who waits, tenant by tenant.</summary>
    public IAsyncEnumerable<PoolResource> ListAsync(CancellationToken cancellationToken = default) =>
        _connection.ListAsync<PoolResource>("v1/pools", null, cancellationToken);
}
