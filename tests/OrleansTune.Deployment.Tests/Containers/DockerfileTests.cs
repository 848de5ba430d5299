namespace OrleansTune.Deployment.Tests.Containers;

public sealed class DockerfileTests
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
        foreach (string line in Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)))
            Assert.All(line.Split(' ')[1..^1], path => Assert.True(Path.Exists(Path.Combine(Tool.Repository, path)), path));
        foreach (string line in Lines.Where(l => l.Contains("dotnet publish", StringComparison.Ordinal)))
            Assert.True(Directory.Exists(Path.Combine(Tool.Repository, line.Split(' ')[3])), line);
    }
}
