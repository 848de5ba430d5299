using Microsoft.Net.Http.Headers;

namespace OrleansTune.Gateway.Requests;

/// <summary>The headers by which browsers and caches treat every answer carefully.</summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";
    private const string OneYear = "max-age=31536000";

    /// <summary>Middleware: adds them as the answer begins, also to errors. A page's own content security policy is left as it is.</summary>
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(Add, http);
        return next(http);
    }

    private static Task Add(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, Nothing);
        if (http.Request.Path.StartsWithSegments("/v1"))
            headers.CacheControl = "no-store";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = OneYear;
        return Task.CompletedTask;
    }
}
