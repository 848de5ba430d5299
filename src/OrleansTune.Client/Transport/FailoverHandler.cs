namespace OrleansTune.Client.Transport;

/// <summary>Sends each attempt to the gateway in use, and takes the next one into use when that is away.</summary>
/// <param name="servers">The gateways' base addresses; requests come for the first.</param>
internal sealed class FailoverHandler(IReadOnlyList<Uri> servers) : DelegatingHandler
{
    // An attempt made again is the same message, with the address of its last attempt in it.
    private static readonly HttpRequestOptionsKey<Uri> Path = new("OrleansTune.Path");
    private int _used;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Path, out var path))
            request.Options.Set(Path, path = servers[0].MakeRelativeUri(request.RequestUri!));
        int used = Volatile.Read(ref _used);
        request.RequestUri = new Uri(servers[used], path);
        bool isThere = false;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            isThere = !RetryingHandler.IsAway(response.StatusCode) || RetryingHandler.AsksToWait(response.StatusCode);
            return response;
        }
        finally
        {
            // Many calls may find the same gateway away: the first of them moves on.
            if (!isThere)
                Interlocked.CompareExchange(ref _used, (used + 1) % servers.Count, used);
        }
    }
}
