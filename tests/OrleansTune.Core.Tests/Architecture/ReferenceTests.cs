using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Tests.Architecture;

/// <summary>Who may depend on whom: the layers of the product, and what each may bring in from outside.</summary>
public class ReferenceTests
{
    private const string Prefix = "OrleansTune.";

    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        ["Core"] = [],
        ["Training"] = ["Core"],
        ["Contracts"] = [],
        ["Grains.Interfaces"] = ["Core"],
        ["Grains"] = ["Grains.Interfaces", "Core"],
        ["Telemetry"] = ["Core", "Grains.Interfaces"],
        ["Hosting"] = [],
        ["Silo"] = ["Hosting", "Grains", "Training", "Telemetry"],
        ["Gateway"] = ["Hosting", "Contracts", "Grains.Interfaces", "Telemetry"],
        ["Client"] = ["Contracts"],
        ["Cli"] = ["Client", "Silo", "Gateway"],
    };

    // A star stands for any ending. The hosts below choose storage and clustering, so those families are theirs.
    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Core"] = ["MathNet.Numerics"],
        ["Training"] = ["TorchSharp", "TorchSharp-cuda-*", "libtorch-*", "Azure.Storage.Blobs"],
        ["Contracts"] = [],
        ["Grains.Interfaces"] = ["Microsoft.Orleans.Sdk"],
        ["Grains"] = ["Microsoft.Orleans.Sdk", "Microsoft.Orleans.Server", "Microsoft.Orleans.Reminders"],
        ["Telemetry"] = ["OpenTelemetry.*"],
        ["Hosting"] = ["Microsoft.Orleans.Runtime", "Microsoft.Orleans.Clustering.*", "Npgsql"],
        ["Silo"] = ["Microsoft.Orleans.*", "Microsoft.Data.Sqlite", "Npgsql", "Azure.*"],
        ["Gateway"] =
        [
            "Microsoft.Orleans.Client", "Microsoft.AspNetCore.*",
        ],
        ["Client"] = ["Microsoft.Extensions.Http.Resilience", "System.Net.ServerSentEvents"],
        ["Cli"] = ["System.CommandLine", "Spectre.Console", "YamlDotNet"],
    };

    private static readonly string[] WebProjects = ["Telemetry", "Silo", "Gateway", "Cli"];

    [Fact]
    public void Every_project_has_its_rules() =>
        Assert.Equal(AllowedProjects.Keys.Select(name => Prefix + name).Order(), Repository.Projects("src").Keys.Order());

    [Fact]
    public void Projects_refer_only_to_the_layers_below() => ForEachSource((name, project) =>
        Assert.Empty(Repository.References(project).Except(AllowedProjects[name].Select(allowed => Prefix + allowed))));

    [Fact]
    public void Projects_bring_in_only_their_own_packages() => ForEachSource((name, project) =>
        Assert.DoesNotContain(
            Repository.Items(project, "PackageReference"), package => !AllowedPackages[name].Any(pattern => Matches(package, pattern))));

    [Fact]
    public void Only_hosts_use_the_web_framework() => ForEachSource((name, project) =>
    {
        bool web = Repository.Items(project, "FrameworkReference").Any()
            || ((string?)project.Attribute("Sdk"))?.EndsWith(".Web", StringComparison.Ordinal) == true;
        Assert.True(!web || WebProjects.Contains(name), $"{name} uses the web framework.");
    });

    [Fact]
    public void The_core_is_compiled_without_Orleans_the_web_or_storage()
    {
        string[] outside = ["Orleans", "Microsoft.", "Npgsql", "Azure", "OrleansTune"];
        var found = typeof(StudySpec).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.Contains("System.Text.Json", found);
        Assert.DoesNotContain(found, name => outside.Any(o => name.StartsWith(o, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_product_depends_on_tests() => ForEachSource((_, project) =>
        Assert.DoesNotContain(Repository.Items(project, "ProjectReference"), path => path.Contains("tests", StringComparison.Ordinal)));

    private static void ForEachSource(Action<string, System.Xml.Linq.XElement> check)
    {
        var projects = Repository.Projects("src");
        Assert.NotEmpty(projects);
        foreach (var (name, project) in projects)
            check(name[Prefix.Length..], project);
    }

    private static bool Matches(string package, string pattern) => pattern.EndsWith('*')
        ? package.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : package == pattern;
}
