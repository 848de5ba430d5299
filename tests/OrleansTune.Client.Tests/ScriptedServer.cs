using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests;

/// <summary>Answers requests by a script, for corners of the protocol that a real server does not show on demand.</summary>
internal sealed class ScriptedServer(Func<SeenRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    public static HttpResponseMessage Json<T>(T body, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(
            JsonSerializer.Serialize(body, (JsonTypeInfo<T>)ContractsJsonContext.Default.GetTypeInfo(typeof(T))!), Encoding.UTF8, "application/json"),
    };

    public static HttpResponseMessage Problem(HttpStatusCode status, string code, params FieldError[] errors)
    {
        var response = Json(new Problem { Status = (int)status, Code = code, Detail = $"It is {code}.", Errors = errors.Length > 0 ? errors : null }, status);
        response.Content.Headers.ContentType = new(Contracts.Problem.MediaType);
        return response;
    }

    public static HttpResponseMessage Events(string stream) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(stream.ReplaceLineEndings("\n"), Encoding.UTF8, "text/event-stream"),
    };

    /// <summary>A client of this server that is quick to lose patience.</summary>
    public OrleansTuneClient Client(Action<OrleansTuneClientOptions>? configure = null)
    {
        var options = new OrleansTuneClientOptions
        {
            Server = new Uri("http://scripted/base"),
            ApiKey = "secret",
            CallPatience = TimeSpan.Zero,
            Handler = this,
        };
        configure?.Invoke(options);
        return new OrleansTuneClient(options);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new SeenRequest(request, body);
        Requests.Enqueue(seen);
        var response = answer(seen);
        response.RequestMessage = request;
        return response;
    }
}
