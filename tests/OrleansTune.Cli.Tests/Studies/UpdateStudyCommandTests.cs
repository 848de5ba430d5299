using System.Text.Json;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Studies;

[Collection(CliServerCollection.Name)]
public sealed class UpdateStudyCommandTests(CliServer server)
{
    [Fact]
    public async Task The_rules_that_are_given_change_and_the_others_stay()
    {
        string study = await server.CreateStudyAsync("stop: {maxTrials: 2, maxResource: 40}");
        var run = await server.RunAsync("study", "update", study, "--max-trials", "5", "--target", "0.5", "--deadline", "2130-01-31T12:00:00Z", "--json");
        Assert.True(run.Code == ExitCodes.Done, run.Error);
        var stop = run.Json.GetProperty("spec").GetProperty("stop");
        Assert.Equal(
            ("5", "40", "0.5", new DateTimeOffset(2130, 1, 31, 12, 0, 0, TimeSpan.Zero)),
            (Text(stop, "maxTrials"), Text(stop, "maxResource"), Text(stop, "target"), stop.GetProperty("deadline").GetDateTimeOffset()));
        var next = await server.RunAsync("study", "update", study, "--max-epochs", "50", "--json");
        Assert.Equal(("5", "50"), (Text(next.Json.GetProperty("spec").GetProperty("stop"), "maxTrials"), Text(next.Json.GetProperty("spec").GetProperty("stop"), "maxResource")));
        Assert.Contains("trials      0 of 5\n", (await server.RunAsync("study", "show", study)).Out);
    }

    [Fact]
    public async Task How_the_server_trains_a_study_changes()
    {
        string study = await server.CreateStudyAsync("execution: {trainer: mlp-classifier, data: digits}", "learning_rate");
        var run = await server.RunAsync("study", "update", study, "--slots", "0.25", "--priority", "-3", "--json");
        Assert.True(run.Code == ExitCodes.Done, run.Error);
        var execution = run.Json.GetProperty("spec").GetProperty("execution");
        Assert.Equal(("1", "0.25", "-3"), (Text(execution, "parallel"), Text(execution, "slots"), Text(execution, "priority")));
    }

    [Fact]
    public async Task The_parallelism_of_a_study_that_the_server_trains_changes()
    {
        string study = await server.CreateStudyAsync("execution: {trainer: mlp-classifier, data: digits}", "learning_rate");
        var run = await server.RunAsync("study", "update", study, "--parallel", "3", "--json");
        Assert.True(run.Code == ExitCodes.Done, run.Error);
        Assert.Equal("3", Text(run.Json.GetProperty("spec").GetProperty("execution"), "parallel"));
    }

    [Fact]
    public async Task A_study_whose_new_rule_holds_ends_and_takes_no_further_update()
    {
        string study = await server.CreateStudyAsync();
        await server.RunAsync("ask", study);
        await server.RunAsync("tell", study, "0", "--value", "0.5");
        Assert.Contains("completed: all 1 trials have ended", (await server.RunAsync("study", "update", study, "--max-trials", "1")).Out);
        var refused = await server.RunAsync("study", "update", study, "--max-trials", "2");
        Assert.Equal(ExitCodes.Failed, refused.Code);
        Assert.Contains("completed", refused.Error);
    }

    [Fact]
    public async Task A_fault_that_the_server_finds_names_the_field()
    {
        string study = await server.CreateStudyAsync();
        var run = await server.RunAsync("study", "update", study, "--max-trials", "0", "--parallel", "0", "--slots", "0", "--priority", "1001");
        Assert.Equal(ExitCodes.Usage, run.Code);
        Assert.Contains("\n  stop.maxTrials: ", run.Error);
        Assert.Contains("\n  parallel: ", run.Error);
        Assert.Contains("\n  slots: ", run.Error);
        Assert.Contains("\n  priority: ", run.Error);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetRawText();
}
