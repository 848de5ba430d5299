namespace OrleansTune.Core.Tests.Architecture;

/// <summary>The tests folder mirrors the source folder.</summary>
public class MirrorTests
{
    // Interfaces and messages have no behaviour of their own: they are tested with the grains that implement them.
    private static readonly Dictionary<string, string> TestedElsewhere = new()
    {
        ["OrleansTune.Grains.Interfaces"] = "OrleansTune.Grains.Tests",
    };

    private static readonly string[] WithoutSource = ["OrleansTune.TestSupport", "OrleansTune.Deployment.Tests", "OrleansTune.EndToEnd.Tests", "OrleansTune.Benchmarks"];

    [Fact]
    public void Every_project_has_its_tests_which_refer_to_it()
    {
        var tests = Repository.Projects("tests");
        foreach (string source in Repository.Projects("src").Keys.Where(name => !TestedElsewhere.ContainsKey(name)))
        {
            Assert.Contains($"{source}.Tests", tests.Keys);
            Assert.Contains(source, Repository.References(tests[$"{source}.Tests"]));
        }

        Assert.All(TestedElsewhere.Values, name => Assert.Contains(name, tests.Keys));
    }

    [Fact]
    public void Every_test_project_mirrors_a_project_or_serves_them_all() =>
        Assert.Empty(Repository.Projects("tests").Keys.Except(Repository.Projects("src").Keys.Select(name => $"{name}.Tests")).Except(WithoutSource));

    [Fact]
    public void The_solution_holds_every_project()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "OrleansTune.sln"));
        Assert.All(
            Repository.ProjectFiles("src").Concat(Repository.ProjectFiles("tests")),
            file => Assert.Contains(Path.GetFileName(file), solution, StringComparison.Ordinal));
    }
}
