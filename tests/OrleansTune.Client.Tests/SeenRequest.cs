using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests;

/// <summary>A request as it reached a <see cref="ScriptedServer"/>.</summary>
internal sealed class SeenRequest(HttpRequestMessage request, string body)
{
    public HttpMethod Method { get; } = request.Method;

    public string Host { get; } = request.RequestUri!.Host;

    public string Path { get; } = request.RequestUri!.PathAndQuery;

    public string? Authorization { get; } = request.Headers.Authorization?.ToString();

    public string? IdempotencyKey { get; } = Header(request, ApiHeaders.IdempotencyKey);

    public string? LastEventId { get; } = Header(request, ApiHeaders.LastEventId);

    public string Body { get; } = body;

    public T Read<T>() => JsonSerializer.Deserialize(Body, (JsonTypeInfo<T>)ContractsJsonContext.Default.GetTypeInfo(typeof(T))!)!;

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
