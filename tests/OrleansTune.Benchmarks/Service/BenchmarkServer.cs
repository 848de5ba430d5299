using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using OrleansTune.Cli.Server;
using OrleansTune.Client;

namespace OrleansTune.Benchmarks.Service;

/// <summary>The server under load: a running one, or one that the benchmark starts in this process.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private const string OwnKey = "benchmark-admin-key";

    private readonly IAsyncDisposable? _own;
    private readonly Uri _url;
    private readonly string _key;

    private BenchmarkServer(IAsyncDisposable? own, Uri url, string key) => (_own, _url, _key) = (own, url, key);

    /// <summary>The server that <c>--server</c> and <c>--api-key</c> name; without them a new one.</summary>
    public static async Task<BenchmarkServer> OfAsync(CommandOptions options, BenchmarkStore store) => options.Text("server") is { } url
        ? new(null, new Uri(url), options.Text("api-key") ?? throw new ArgumentException("--server needs --api-key."))
        : await StartAsync(store);

    /// <summary>Starts a server on a store, which it continues when there is something in it.</summary>
    public static async Task<BenchmarkServer> StartAsync(BenchmarkStore store)
    {
        if (store.Database is not null)
        {
            WebApplication app = await ClusterOfOne.StartAsync(store, OwnKey);
            return new(app, new Uri(app.Urls.First()), OwnKey);
        }

        var own = await EmbeddedServer.StartAsync(
            new() { DataDirectory = store.Directory, Url = "http://127.0.0.1:0", AdminKey = OwnKey, Slots = 1 }, CancellationToken.None);
        return new(own, own.Url, OwnKey);
    }

    /// <summary>A client with connections of its own, as another process would have.</summary>
    public OrleansTuneClient Connect() => new(_url, _key);

    public async ValueTask DisposeAsync()
    {
        // Disposed alone, a host ends as if it had no time left.
        if (_own is IHost host)
            await host.StopAsync();
        if (_own is not null)
            await _own.DisposeAsync();
    }
}
