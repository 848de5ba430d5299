using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansTune.Contracts;
using Polly.Timeout;

namespace OrleansTune.Client.Transport;

/// <summary>Sends typed requests and reads typed answers or errors.</summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly HttpClient _http;

    public ApiConnection(OrleansTuneClientOptions options)
    {
        Options = options;
        Uri[] servers = [Base(options.Server, nameof(options.Server)), .. options.OtherServers.Select(s => Base(s, nameof(options.OtherServers)))];
        var transport = options.Handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var failover = new FailoverHandler(servers) { InnerHandler = transport };
        _http = new HttpClient(RetryingHandler.Create(options, failover), disposeHandler: options.Handler is null)
        {
            BaseAddress = servers[0],
            // Attempts have their own time-out; event streams must not have one.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (options.ApiKey is { } key)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public OrleansTuneClientOptions Options { get; }

    private string Servers => string.Join(", ", [Options.Server, .. Options.OtherServers]);

    public static string NewIdempotencyKey() => Guid.NewGuid().ToString("N");

    public async Task<TResponse> GetAsync<TResponse>(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await ReadAsync<TResponse>(response, cancellationToken);
    }

    public async Task<TResponse> WriteAsync<TRequest, TResponse>(
        HttpMethod method, string path, TRequest body, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, TypeInfo<TRequest>()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await WriteAsync(method, path, content, idempotencyKey, cancellationToken);
        return await ReadAsync<TResponse>(response, cancellationToken);
    }

    public async Task<TResponse> PostAsync<TResponse>(string path, CancellationToken cancellationToken)
    {
        using var response = await WriteAsync(HttpMethod.Post, path, null, NewIdempotencyKey(), cancellationToken);
        return await ReadAsync<TResponse>(response, cancellationToken);
    }

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await WriteAsync(HttpMethod.Delete, path, null, NewIdempotencyKey(), cancellationToken);
    }

    /// <summary>Opens a stream of server-sent events; the caller disposes the answer.</summary>
    public async Task<HttpResponseMessage> OpenEventsAsync(string path, long? lastEventId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is { } id)
            request.Headers.Add(ApiHeaders.LastEventId, id.ToString());
        return await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static Uri Base(Uri? server, string option)
    {
        if (server is not { IsAbsoluteUri: true })
            throw new ArgumentException($"{option} must be an absolute address such as http://localhost:8080.", nameof(server));
        return server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
    }

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)ContractsJsonContext.Default.GetTypeInfo(typeof(T))!;

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body, TypeInfo<T>()) ?? throw new JsonException("The body is null.");
        }
        catch (JsonException e)
        {
            throw new ServerFaultException(
                $"The answer to {response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} is not what OrleansTune answers: {e.Message}",
                response.StatusCode, null, e);
        }
    }

    private async Task<HttpResponseMessage> WriteAsync(
        HttpMethod method, string path, HttpContent? content, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add(ApiHeaders.IdempotencyKey, idempotencyKey);
        return await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.SendAsync(request, completion, cancellationToken);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw await response.ReadErrorAsync(cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new ServiceUnavailableException($"The server at {Servers} cannot be reached: {e.Message}", null, null, e);
        }
        catch (TimeoutRejectedException e)
        {
            throw new ServiceUnavailableException($"The server at {Servers} did not answer within {Options.AttemptTimeout}.", null, null, e);
        }
    }
}
