using Microsoft.Net.Http.Headers;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;

namespace OrleansTune.Gateway.DashboardPage;

/// <summary>The dashboard at <c>/</c>. Its files are public; what it shows it asks for with the key that its reader signs in with.</summary>
internal static class DashboardEndpoints
{
    /// <summary>Nothing but the gateway's own files runs, styles or is called; the page cannot be framed.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Built files carry a digest of their content in their names.</summary>
    private const string NeverChanges = "public, max-age=31536000, immutable";

    private const string AskEachTime = "no-cache";

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        var files = DashboardFile.ReadAll();
        routes.MapGet("/", http => WriteAsync(http, files.GetValueOrDefault("index.html"), AskEachTime)).IsPublic();
        routes.MapGet("/logo.svg", http => WriteAsync(http, files.GetValueOrDefault("logo.svg"), AskEachTime)).IsPublic();
        routes.MapGet("/assets/{file}", http =>
            WriteAsync(http, files.GetValueOrDefault($"assets/{http.GetRouteValue("file")}"), NeverChanges)).IsPublic();
    }

    private static void IsPublic(this IEndpointConventionBuilder route) => route.AllowAnonymous().ExcludeFromDescription();

    private static Task WriteAsync(HttpContext http, DashboardFile? file, string caching)
    {
        if (file is null)
            return http.WriteProblemAsync(StatusCodes.Status404NotFound, ErrorCodes.NotFound, $"The dashboard has no file '{http.Request.Path}'.");
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = caching;
        headers.ETag = file.Tag;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (http.Request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        bool zipped = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (zipped)
            headers.ContentEncoding = "gzip";
        byte[] content = zipped ? file.Zipped : file.Content;
        http.Response.ContentType = file.MediaType;
        http.Response.ContentLength = content.Length;
        return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }
}
