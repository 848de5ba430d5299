using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using OrleansTune.TestSupport;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>A real Prometheus (Debian's package <c>prometheus</c>) that scrapes every half second and evaluates our rules.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private PrometheusServer(Process process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Starts it; it needs some five seconds to find what to scrape.</summary>
    public static async Task<PrometheusServer> StartAsync(IReadOnlyList<Uri> targets, TemporaryDirectory directory)
    {
        string config = directory.File("prometheus.yml");
        string rules = Path.Combine(Observability.Folder, "prometheus", "rules", "*.yml");
        await File.WriteAllTextAsync(config, $$"""
            global: {scrape_interval: 500ms, scrape_timeout: 500ms, evaluation_interval: 1s}
            rule_files: ["{{rules}}"]
            scrape_configs:
              - job_name: orleanstune
                static_configs: [{targets: [{{string.Join(", ", targets.Select(t => $"\"{t.Authority}\""))}}]}]
            """);
        var address = new Uri($"http://127.0.0.1:{FreePorts.One()}");
        var start = new ProcessStartInfo(
            "prometheus",
            [
                $"--config.file={config}", $"--storage.tsdb.path={directory.File("prometheus")}", $"--web.listen-address={address.Authority}",
                "--log.level=error",
            ]);
        try
        {
            return new(Process.Start(start)!, address);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Prometheus is not installed; on Debian: apt-get install prometheus.", e);
        }
    }

    /// <summary>What an instant query gives: every series' labels and value. None as long as Prometheus does not answer.</summary>
    /// <exception cref="InvalidOperationException">The query is not valid.</exception>
    public async Task<IReadOnlyList<(JsonNode Labels, double Value)>> QueryAsync(string query)
    {
        var answer = await AskAsync("api/v1/query", ("query", query));
        if (answer?["data"]?["result"] is not JsonArray series)
            return [];
        // A scalar is a pair of time and value.
        return (string?)answer["data"]!["resultType"] == "scalar"
            ? [(new JsonObject(), Number(series[1]))]
            : [.. series.Select(s => (s!["metric"]!, Number(s["value"]![1])))];
    }

    /// <summary>The alerting rules by name, with what their last evaluation came to: <c>ok</c>, <c>err</c> or <c>unknown</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RuleHealthAsync()
    {
        var answer = await AskAsync("api/v1/rules");
        return (answer?["data"]?["groups"]?.AsArray() ?? [])
            .SelectMany(group => group!["rules"]!.AsArray())
            .ToDictionary(rule => (string)rule!["name"]!, rule => (string)rule!["health"]!);
    }

    /// <summary>The names of all metrics.</summary>
    public async Task<IReadOnlySet<string>> MetricsAsync() =>
        (await AskAsync("api/v1/label/__name__/values"))?["data"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static double Number(JsonNode? value) =>
        double.TryParse((string)value!, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private async Task<JsonNode?> AskAsync(string path, params (string Name, string Value)[] form)
    {
        try
        {
            using var content = new FormUrlEncodedContent(form.ToDictionary(f => f.Name, f => f.Value));
            using var response = form.Length > 0 ? await _http.PostAsync(new Uri(path, UriKind.Relative), content) : await _http.GetAsync(new Uri(path, UriKind.Relative));
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
            return response.StatusCode == HttpStatusCode.BadRequest ? throw new InvalidOperationException($"{form[0].Value}: {answer?["error"]}") : answer;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            // It still starts.
            return null;
        }
        catch (System.Text.Json.JsonException)
        {
            // "Service Unavailable" in plain text, as long as it replays its log.
            return null;
        }
    }
}
