namespace OrleansTune.Gateway.StatusPage;

/// <summary>A plain page at <c>/</c> that lists a tenant's studies with a key that the reader types in.</summary>
internal static class StatusPageEndpoint
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapStatusPage(this IEndpointRouteBuilder routes)
    {
        MapFile(routes, "/", "index.html", "text/html; charset=utf-8");
        MapFile(routes, "/status.js", "status.js", "text/javascript; charset=utf-8");
        MapFile(routes, "/status.css", "status.css", "text/css; charset=utf-8");
    }

    private static void MapFile(IEndpointRouteBuilder routes, string path, string file, string contentType)
    {
        byte[] content = Read(file);
        routes.MapGet(path, (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Bytes(content, contentType);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static byte[] Read(string file)
    {
        string name = $"{typeof(StatusPageEndpoint).Namespace}.{file}";
        using var stream = typeof(StatusPageEndpoint).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
