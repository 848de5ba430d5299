using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.CommandLine;

[Collection(CliServerCollection.Name)]
public sealed class RefusalTests(CliServer server)
{
    [Fact]
    public async Task A_wrong_key_exits_with_4()
    {
        var run = await server.RunAsync("study", "list", "--api-key", "wrong");
        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.Contains("--api-key", run.Error);
    }

    [Fact]
    public async Task A_study_that_is_not_there_exits_with_3_and_a_hint()
    {
        string name = await server.CreateStudyAsync();
        var run = await server.RunAsync("study", "show", name[..^1]);
        Assert.Equal(ExitCodes.NotFound, run.Code);
        Assert.Contains($"Did you mean '{name}'?", run.Error);
    }

    [Fact]
    public async Task A_faulty_spec_exits_with_2_and_a_line_for_each_fault()
    {
        var run = await server.RunAsync(
            ["study", "create", "-f", "-"],
            """
            name: faulty
            objectives: [{name: loss, direction: minimise}]
            searchSpace:
              - {name: x, type: float, low: 2, high: 1}
              - {name: y, type: categorical, choices: []}
            sampler: {name: gpp}
            """);
        Assert.Equal(ExitCodes.Usage, run.Code);
        foreach (string field in (string[])["objectives[0].direction", "searchSpace[0]", "searchSpace[1].choices", "sampler.name"])
            Assert.Contains($"\n  {field}", run.Error);
        Assert.Equal(ExitCodes.NotFound, (await server.RunAsync("study", "show", "faulty")).Code);
    }

    [Fact]
    public async Task Telling_a_trial_that_does_not_run_exits_with_1()
    {
        string study = await server.CreateStudyAsync();
        await server.RunAsync("ask", study);
        Assert.Equal(ExitCodes.Done, (await server.RunAsync("tell", study, "0", "--state", "failed", "--reason", "diverged")).Code);
        Assert.Equal(ExitCodes.Failed, (await server.RunAsync("tell", study, "0", "--value", "1")).Code);
        Assert.Equal(ExitCodes.NotFound, (await server.RunAsync("tell", study, "1", "--value", "1")).Code);
    }
}
