using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>Calls a gateway as curl would: plain requests, plain JSON.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient _http;

    public Api(Uri address, string? key)
    {
        _http = new HttpClient { BaseAddress = address };
        if (key is not null)
            _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
    }

    public Task<Answer> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> Delete(string path) => Send(new HttpRequestMessage(HttpMethod.Delete, path));

    /// <summary>Patches with text, whether it is JSON or not.</summary>
    public Task<Answer> PatchText(string path, string body) => Send(new HttpRequestMessage(HttpMethod.Patch, path)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    });

    /// <summary>Posts an object as JSON, or nothing.</summary>
    public Task<Answer> Post(string path, object? body = null, string? requestKey = null) =>
        PostText(path, body is null ? null : JsonSerializer.Serialize(body), requestKey);

    /// <summary>Posts text, whether it is JSON or not.</summary>
    public Task<Answer> PostText(string path, string? body, string? requestKey = null) =>
        PostBytes(path, body is null ? null : Encoding.UTF8.GetBytes(body), "application/json", requestKey);

    public Task<Answer> PostBytes(string path, byte[]? body, string? contentType = "application/json", string? requestKey = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        if (requestKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", requestKey);
        return Send(request);
    }

    /// <summary>Opens a stream of events.</summary>
    public async Task<EventReader> Watch(string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request);
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
            return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, headers);
        }
    }

    public void Dispose() => _http.Dispose();
}
