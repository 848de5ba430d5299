using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Studies;

[Collection(CliServerCollection.Name)]
public sealed class StudyCommandTests(CliServer server)
{
    [Fact]
    public async Task A_study_is_steered_and_deleted()
    {
        string study = await server.CreateStudyAsync();
        Assert.Equal($"{study}: paused\n", (await server.RunAsync("study", "pause", study)).Out);
        Assert.Equal($"{study}: running\n", (await server.RunAsync("study", "resume", study)).Out);
        Assert.Equal($"{study}: stopped\n", (await server.RunAsync("study", "stop", study)).Out);
        Assert.Equal($"{study}: deleted, with 0 trials\n", (await server.RunAsync("study", "delete", study)).Out);
        Assert.Equal(ExitCodes.NotFound, (await server.RunAsync("study", "show", study)).Code);
    }

    [Fact]
    public async Task The_list_is_a_table_or_an_array()
    {
        string study = await server.CreateStudyAsync();
        string table = (await server.RunAsync("study", "list", "--state", "running")).Out;
        Assert.StartsWith("STUDY", table);
        Assert.Contains(study, table);
        var names = (await server.RunAsync("study", "list", "--json")).Json.EnumerateArray().Select(s => s.GetProperty("name").GetString());
        Assert.Contains(study, names);
    }

    [Fact]
    public async Task Watching_in_a_pipe_gives_a_line_for_each_result_and_ends_with_the_study()
    {
        string study = await server.CreateStudyAsync("stop: {maxTrials: 2}");
        await server.RunAsync("ask", study, "-n", "2");
        var watch = server.RunAsync("study", "watch", study);
        await server.RunAsync("tell", study, "0", "--value", "0.5");
        await server.RunAsync("tell", study, "1", "--value", "0.25");
        var run = await watch;
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains("trial   0  completed  loss 0.5  best so far\n", run.Out);
        Assert.Contains("trial   1  completed  loss 0.25  best so far\n", run.Out);
        Assert.Contains($"study {study} completed", run.Out);
        Assert.DoesNotContain("\u001b", run.Out);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_under_another_name()
    {
        string study = await server.CreateStudyAsync();
        await server.RunAsync("ask", study, "-n", "4");
        await server.RunAsync("tell", study, "0", "--value", "0.5");
        await server.RunAsync("tell", study, "1", "--value", "0.25");
        await server.RunAsync("tell", study, "2", "--state", "failed");
        string file = Path.Combine(Path.GetTempPath(), $"{study}.json");
        try
        {
            await server.RunAsync("study", "export", study, "-o", file);
            var import = await server.RunAsync("study", "import", file, "--name", $"{study}-copy");
            Assert.Equal((string.Empty, $"{study}-copy: 3 results imported, 1 point to be tried; running\n"), (import.Error, import.Out));
        }
        finally
        {
            File.Delete(file);
        }

        var best = await server.RunAsync("study", "best", $"{study}-copy", "--json");
        Assert.Equal(0.25, best.Json.GetProperty("trials")[0].GetProperty("values")[0].GetDouble());
        var trials = await server.RunAsync("study", "trials", $"{study}-copy", "--json");
        Assert.Equal(["completed", "completed", "failed", "queued"], trials.Json.EnumerateArray().Select(t => t.GetProperty("state").GetString()!));
    }

    [Fact]
    public async Task An_ended_study_is_imported_as_ended()
    {
        string study = await server.CreateStudyAsync();
        await server.RunAsync("study", "stop", study);
        string exported = (await server.RunAsync("study", "export", study)).Out;
        var import = await server.RunAsync(["study", "import", "-", "--name", $"{study}-copy"], exported);
        Assert.Equal($"{study}-copy: 0 results imported; stopped\n", import.Out);
    }

    [Fact]
    public async Task Creating_the_same_study_twice_is_one_study_and_another_spec_is_refused()
    {
        string study = await server.CreateStudyAsync();
        string spec = (await server.RunAsync("study", "show", study, "--json")).Json.GetProperty("spec").GetRawText();
        Assert.Equal(ExitCodes.Done, (await server.RunAsync(["study", "create", "-f", "-"], spec)).Code);
        string other = spec.Replace("\"seed\": 7", "\"seed\": 8", StringComparison.Ordinal);
        Assert.NotEqual(spec, other);
        Assert.Equal(ExitCodes.Failed, (await server.RunAsync(["study", "create", "-f", "-"], other)).Code);
    }
}
