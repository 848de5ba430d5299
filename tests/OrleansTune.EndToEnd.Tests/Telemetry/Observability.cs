using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrleansTune.TestSupport;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>The files of <c>deploy/observability</c>.</summary>
internal static partial class Observability
{
    public static string Folder { get; } = RepositoryRoot.File("deploy", "observability");

    /// <summary>Every query of every panel, its variables filled in for one study.</summary>
    public static IReadOnlyList<DashboardQuery> PanelQueries(string tenant, string study) =>
    [
        .. Dashboards().SelectMany(dashboard => dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray().Select(target =>
            new DashboardQuery((string)dashboard["uid"]!, (string)panel["title"]!, Fill((string)target!["expr"]!, tenant, study))))),
    ];

    /// <summary>The series that the variables of the dashboards take their values from.</summary>
    public static IReadOnlyList<DashboardQuery> VariableQueries(string tenant) =>
    [
        .. from dashboard in Dashboards()
           from variable in dashboard["templating"]!["list"]!.AsArray()
           where (string?)variable!["type"] == "query"
           let parts = LabelValues().Match((string)variable["definition"]!)
           select new DashboardQuery(
               (string)dashboard["uid"]!,
               $"${(string)variable["name"]!}",
               $"count by ({parts.Groups["label"].Value}) ({Fill(parts.Groups["series"].Value, tenant, string.Empty)})"),
    ];

    /// <summary>The names of the metrics that the alert rules speak of.</summary>
    public static IReadOnlySet<string> AlertMetrics() => MetricNames()
        .Matches(string.Join('\n', Directory.EnumerateFiles(Path.Combine(Folder, "prometheus", "rules")).Select(File.ReadAllText)))
        .Select(m => m.Value)
        .ToHashSet();

    private static IEnumerable<JsonNode> Dashboards() => Directory.EnumerateFiles(Path.Combine(Folder, "grafana", "dashboards"), "*.json")
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!);

    private static string Fill(string query, string tenant, string study) => query
        .Replace("$__rate_interval", "10s", StringComparison.Ordinal)
        .Replace("=\"$tenant\"", $"=\"{tenant}\"", StringComparison.Ordinal)
        .Replace("\"$study\"", $"\"{study}\"", StringComparison.Ordinal)
        .Replace("\"$tenant\"", "\".*\"", StringComparison.Ordinal)
        .Replace("\"$instance\"", "\".*\"", StringComparison.Ordinal)
        .Replace("\"$pool\"", "\".*\"", StringComparison.Ordinal);

    [GeneratedRegex(@"^label_values\((?<series>.+), (?<label>\w+)\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\b(orleanstune|http_server|dotnet)_\w+")]
    private static partial Regex MetricNames();
}
