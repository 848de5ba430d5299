using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansTune.Telemetry.Health;

/// <summary>Answers a probe: 200, or 503 as problem details, with every check by name either way.</summary>
public static class HealthAnswer
{
    /// <summary>Runs the checks of a tag and writes what they found.</summary>
    /// <param name="http">The probe.</param>
    /// <param name="tag">One of <see cref="HealthTags"/>.</param>
    public static async Task WriteAsync(HttpContext http, string tag)
    {
        ArgumentNullException.ThrowIfNull(http);
        var health = http.RequestServices.GetRequiredService<HealthCheckService>();
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(tag), http.RequestAborted);
        bool healthy = report.Status != HealthStatus.Unhealthy;
        http.Response.StatusCode = healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = healthy ? "application/json" : "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(ToJson(report, healthy, tag), http.RequestAborted);
    }

    private static ReadOnlyMemory<byte> ToJson(HealthReport report, bool healthy, string tag)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (!healthy)
            {
                var failing = report.Entries.Where(e => e.Value.Status == HealthStatus.Unhealthy).Select(e => $"{e.Key}: {Reason(e.Value)}");
                json.WriteString("title", "Service Unavailable");
                json.WriteNumber("status", StatusCodes.Status503ServiceUnavailable);
                json.WriteString("code", "unavailable");
                json.WriteString("detail", $"Not {tag}: {string.Join("; ", failing)}.");
            }

            json.WriteBoolean(tag, healthy);
            json.WriteStartArray("checks");
            foreach (var (name, entry) in report.Entries)
                WriteCheck(json, name, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteCheck(Utf8JsonWriter json, string name, HealthReportEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteBoolean("healthy", entry.Status != HealthStatus.Unhealthy);
        json.WriteNumber("seconds", Math.Round(entry.Duration.TotalSeconds, 4));
        if (entry.Status == HealthStatus.Unhealthy)
            json.WriteString("reason", Reason(entry));
        json.WriteEndObject();
    }

    /// <summary>A check that ran out of time has no words of its own but those of the exception.</summary>
    private static string Reason(HealthReportEntry entry) =>
        entry.Exception is OperationCanceledException or TimeoutException && entry.Description is null ? "no answer in time" : entry.Description ?? "it failed";
}
