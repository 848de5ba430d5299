using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Trials;

[Collection(CliServerCollection.Name)]
public sealed class ExternalTrialTests(CliServer server)
{
    [Fact]
    public async Task A_study_can_be_driven_by_hand()
    {
        string study = await server.CreateStudyAsync("stop: {maxTrials: 2}");
        var asked = await server.RunAsync("ask", study, "-n", "2", "--worker", "me", "--json");
        Assert.Equal([0, 1], asked.Json.GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("number").GetInt32()));
        Assert.Equal("continue\n", (await server.RunAsync("report", study, "0", "--step", "1", "--value", "-0.5", "--worker", "me")).Out);
        Assert.Equal("trial 0: completed, -0.75\n", (await server.RunAsync("tell", study, "0", "--value", "-0.75", "--worker", "me")).Out);
        Assert.Equal("trial 1: failed\n", (await server.RunAsync("tell", study, "1", "--state", "failed", "--reason", "no memory")).Out);

        var best = await server.RunAsync("study", "best", study);
        Assert.StartsWith("TRIAL  VALUE  PARAMETERS\n    0  -0.75  x=", best.Out);
        var shown = await server.RunAsync("study", "show", study, "--json");
        Assert.Equal("completed", shown.Json.GetProperty("state").GetString());
        Assert.Equal(ExitCodes.Failed, (await server.RunAsync("ask", study)).Code);
    }

    [Fact]
    public async Task Trials_are_listed_by_state()
    {
        string study = await server.CreateStudyAsync();
        await server.RunAsync("ask", study, "-n", "3");
        await server.RunAsync("tell", study, "1", "--value", "0.5");
        var running = await server.RunAsync("study", "trials", study, "--state", "running", "--json");
        Assert.Equal([0, 2], running.Json.EnumerateArray().Select(t => t.GetProperty("number").GetInt32()));
        Assert.Contains("completed", (await server.RunAsync("study", "trials", study)).Out);
    }
}
