using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>A client of an OrleansTune server. Thread-safe; make one and keep it.</summary>
public sealed class OrleansTuneClient : IDisposable
{
    private readonly ApiConnection _connection;

    /// <summary>A client of the server at an address.</summary>
    /// <param name="server">The server's address, such as <c>http://localhost:8080</c>.</param>
    /// <param name="apiKey">The API key; null when the server asks for none.</param>
    /// <exception cref="ArgumentException">The address is not absolute.</exception>
    public OrleansTuneClient(Uri server, string? apiKey = null)
        : this(new OrleansTuneClientOptions { Server = server, ApiKey = apiKey })
    {
    }

    /// <summary>A client with options of its own.</summary>
    /// <exception cref="ArgumentException">The server's address is missing or not absolute.</exception>
    public OrleansTuneClient(OrleansTuneClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connection = new ApiConnection(options);
        Studies = new StudiesClient(_connection);
        Tenants = new TenantsClient(_connection);
        Pools = new PoolsClient(_connection);
    }

    /// <summary>The studies of the key's tenant.</summary>
    public StudiesClient Studies { get; }

    /// <summary>Tenants and their keys; for admin keys, which manage their own tenant, or all of them as the operator's do.</summary>
    public TenantsClient Tenants { get; }

    /// <summary>The pools of slots; for the operator's keys.</summary>
    public PoolsClient Pools { get; }

    /// <summary>Whose the client's key is, and what it allows; for every key.</summary>
    /// <exception cref="AuthenticationException">The key is unknown, revoked or expired.</exception>
    public Task<CallerResource> WhoAmIAsync(CancellationToken cancellationToken = default) =>
        _connection.GetAsync<CallerResource>("v1/me", cancellationToken);

    /// <summary>Closes the client's connections.</summary>
    public void Dispose() => _connection.Dispose();
}
