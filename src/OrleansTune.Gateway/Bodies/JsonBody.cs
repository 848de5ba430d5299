using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;

namespace OrleansTune.Gateway.Bodies;

/// <summary>Reads a request's JSON body, and names everything that is wrong with it.</summary>
internal static class JsonBody
{
    /// <summary>Most bytes of a body.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The body as a request of a type.</summary>
    /// <exception cref="ProblemException">The body is not what the type takes.</exception>
    public static async Task<T> ReadBodyAsync<T>(this HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        using var document = await ReadBodyAsync(http);
        return Bind(document.RootElement, type);
    }

    /// <summary>The body as a request of a type; an empty body gives its defaults.</summary>
    /// <exception cref="ProblemException">The body is not what the type takes.</exception>
    public static async Task<T> ReadOptionalBodyAsync<T>(this HttpContext http, JsonTypeInfo<T> type)
        where T : class, new()
    {
        byte[] bytes = await ReadBytesAsync(http);
        if (bytes.Length == 0)
            return new();
        RequireJson(http.Request);
        using var document = Parse(bytes);
        return Bind(document.RootElement, type);
    }

    /// <summary>The body as JSON.</summary>
    /// <exception cref="ProblemException">The body is not sound JSON, or too large.</exception>
    public static async Task<JsonDocument> ReadBodyAsync(this HttpContext http)
    {
        RequireJson(http.Request);
        return Parse(await ReadBytesAsync(http));
    }

    private static T Bind<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : class
    {
        var errors = BodyShape.Check(json, type);
        return errors.Count == 0 ? json.Deserialize(type)! : throw ProblemException.Invalid(errors);
    }

    private static void RequireJson(HttpRequest request)
    {
        bool charset = request.GetTypedHeaders().ContentType?.Charset is not { HasValue: true } given || given.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        if (!request.HasJsonContentType() || !charset || request.Headers.ContentEncoding.Count > 0)
        {
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ErrorCodes.UnsupportedMediaType,
                "Expected a body of Content-Type application/json in UTF-8, without Content-Encoding.");
        }
    }

    private static async Task<byte[]> ReadBytesAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBytes)
            throw TooLarge();
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > MaxBytes)
                throw TooLarge();
            if (read.IsCompleted)
            {
                byte[] bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
            throw Malformed("The body is not valid UTF-8.");
        try
        {
            var document = JsonDocument.Parse(bytes, Strict);
            bool mayHideHalfPairs = bytes.AsSpan().IndexOf("\\u"u8) >= 0;
            return mayHideHalfPairs && JsonFault.Find(bytes, Strict.MaxDepth) is { } fault
                ? throw ProblemException.Field(fault.Field, fault.Message)
                : document;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter when a name, which is looked at for duplicates, is no text.
            throw JsonFault.Find(bytes, Strict.MaxDepth) is { } fault
                ? ProblemException.Field(fault.Field, fault.Message)
                : Malformed($"The body is not sound JSON: {e.Message}");
        }
    }

    private static ProblemException Malformed(string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.InvalidRequest, message);

    private static ProblemException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, ErrorCodes.BodyTooLarge, $"The body is larger than {MaxBytes:N0} bytes.");
}
