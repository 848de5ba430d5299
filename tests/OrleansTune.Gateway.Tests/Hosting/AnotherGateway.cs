using Microsoft.AspNetCore.Builder;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>A gateway of its own in front of a fixture's silo.</summary>
internal sealed class AnotherGateway(WebApplication app) : IAsyncDisposable
{
    public Uri Address => new(app.Urls.Single());

    /// <summary>A caller of this gateway.</summary>
    public Api Caller(string? bearer) => new(Address, bearer);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
