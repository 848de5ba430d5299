using System.Text.Json.Nodes;

namespace OrleansTune.Telemetry.Tests.Deployment;

/// <summary>The Grafana dashboards as files; that their queries have data is tested against a server.</summary>
public sealed class DashboardTests
{
    private static readonly string[] Kinds = ["timeseries", "stat", "table"];

    private static readonly string[] Names =
        [.. Directory.EnumerateFiles(ObservabilityFolder.Path("grafana", "dashboards"), "*.json").Select(f => Path.GetFileName(f))];

    public static TheoryData<string> Files => [.. Names];

    [Fact]
    public void There_is_one_for_each_question_and_no_two_share_an_id()
    {
        string[] expected = ["orleanstune-service", "orleanstune-storage", "orleanstune-study", "orleanstune-tenants", "orleanstune-trainers"];
        Assert.Equal(expected, Names.Select(name => (string)Dashboard(name)["uid"]!).Order());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_dashboard_is_found_by_its_files_name_and_says_what_it_is_for(string file)
    {
        var dashboard = Dashboard(file);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), (string?)dashboard["uid"]);
        Assert.StartsWith("OrleansTune / ", (string?)dashboard["title"], StringComparison.Ordinal);
        Assert.NotEmpty((string)dashboard["description"]!);
        Assert.Null((int?)dashboard["id"]);
        Assert.Equal(39, (int)dashboard["schemaVersion"]!);
        var source = dashboard["templating"]!["list"]!.AsArray()[0]!;
        Assert.Equal(("datasource", "datasource", "prometheus"), ((string)source["name"]!, (string)source["type"]!, (string)source["query"]!));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Panels_have_ids_of_their_own_a_known_kind_a_unit_and_the_chosen_source(string file)
    {
        var panels = Dashboard(file)["panels"]!.AsArray();
        Assert.Equal(panels.Count, panels.Select(p => (int)p!["id"]!).Distinct().Count());
        Assert.Equal(panels.Count, panels.Select(p => (string)p!["title"]!).Distinct().Count());
        foreach (var panel in panels)
        {
            Assert.Contains((string)panel!["type"]!, Kinds);
            Assert.NotEmpty((string)panel["fieldConfig"]!["defaults"]!["unit"]!);
            var targets = panel["targets"]!.AsArray();
            Assert.NotEmpty(targets);
            Assert.Equal(targets.Count, targets.Select(t => (string)t!["refId"]!).Distinct().Count());
            Assert.All(targets.Append(panel), t => Assert.Equal("${datasource}", (string?)t!["datasource"]!["uid"]));
            Assert.All(targets, t => Assert.NotEmpty((string)t!["expr"]!));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Panels_lie_within_the_grid_and_over_one_another_nowhere(string file)
    {
        var taken = new HashSet<(int X, int Y)>();
        foreach (var panel in Dashboard(file)["panels"]!.AsArray())
        {
            var at = panel!["gridPos"]!;
            (int left, int top, int width, int height) = ((int)at["x"]!, (int)at["y"]!, (int)at["w"]!, (int)at["h"]!);
            Assert.True(left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 24, $"{panel["title"]} lies outside the grid.");
            for (int x = left; x < left + width; x++)
            {
                for (int y = top; y < top + height; y++)
                    Assert.True(taken.Add((x, y)), $"{panel["title"]} lies over another panel.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Queries_use_only_variables_that_there_are(string file)
    {
        var dashboard = Dashboard(file);
        string[] known = [.. dashboard["templating"]!["list"]!.AsArray().Select(v => (string)v!["name"]!), "__rate_interval"];
        var used = dashboard["panels"]!.AsArray().SelectMany(p => p!["targets"]!.AsArray())
            .SelectMany(t => System.Text.RegularExpressions.Regex.Matches((string)t!["expr"]!, @"\$\{?(\w+)").Select(m => m.Groups[1].Value));
        Assert.Empty(used.Except(known));
    }

    private static JsonNode Dashboard(string file) => JsonNode.Parse(ObservabilityFolder.Read("grafana", "dashboards", file))!;
}
