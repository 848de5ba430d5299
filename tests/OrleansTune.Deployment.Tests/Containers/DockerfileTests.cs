using System.Text.RegularExpressions;

namespace OrleansTune.Deployment.Tests.Containers;

public sealed partial class DockerfileTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Tool.Repository, "deploy/docker/Dockerfile"));

    [Fact]
    public void Every_base_is_pinned_to_a_version() =>
        Assert.All(Lines.Where(l => l.StartsWith("ARG ", StringComparison.Ordinal) && l.Contains('/', StringComparison.Ordinal)), l => Assert.Matches(@":[0-9]+\.[0-9]+\.[0-9]+", l));

    [Theory]
    [InlineData("gateway")]
    [InlineData("silo")]
    [InlineData("trainer")]
    public void Every_image_runs_as_a_user_without_rights(string target)
    {
        var stage = Lines.SkipWhile(l => !l.EndsWith($" AS {target}", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        Assert.Contains("USER $APP_UID", stage);
        Assert.StartsWith("ENTRYPOINT", stage.Last(l => l.Length > 0 && l[0] != '#'), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_image_has_the_stores_of_azure() =>
        Assert.All(Lines.Where(l => l.Contains("dotnet publish", StringComparison.Ordinal)), l => Assert.Contains("-p:AzureStorage=true", l, StringComparison.Ordinal));

    [Fact]
    public void What_is_copied_and_published_is_there()
    {
        Assert.All(Copied, path => Assert.True(Path.Exists(Path.Combine(Tool.Repository, path)), path));
        foreach (string line in Lines.Where(l => l.Contains("dotnet publish", StringComparison.Ordinal)))
            Assert.True(Directory.Exists(Path.Combine(Tool.Repository, line.Split(' ')[3])), line);
    }

    /// <summary>A file that does not get to the build is not always missed there: a pattern that finds nothing embeds nothing.</summary>
    [Fact]
    public void What_the_projects_take_from_outside_their_folder_is_copied()
    {
        var outside = Directory.GetFiles(Path.Combine(Tool.Repository, "src"), "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .SelectMany(project => Outside().Matches(File.ReadAllText(project)).Select(m => m.Groups[1].Value)).ToList();
        Assert.Contains("deploy/sql/postgresql/*.sql", outside);
        Assert.All(outside, path => Assert.Contains(Copied, copied => path.StartsWith(copied + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_copied_is_sent_to_the_build_and_nothing_else()
    {
        var sent = File.ReadAllLines(Path.Combine(Tool.Repository, ".dockerignore")).Where(l => l.StartsWith('!')).Select(l => l[1..]);
        Assert.Equal(Copied.Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
    }

    private static List<string> Copied =>
        [.. Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)).SelectMany(l => l.Split(' ')[1..^1])];

    [GeneratedRegex(@"Include=""\.\./\.\./([^""]+)""")]
    private static partial Regex Outside();
}
