using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("stdy")]
    [InlineData("study", "create")]
    [InlineData("tell", "s", "1", "--value", "abc")]
    [InlineData("tell", "s", "1", "--value", "NaN")]
    [InlineData("report", "s", "1", "--step", "1", "--value", "Infinity")]
    [InlineData("tell", "s", "1")]
    [InlineData("tell", "s", "1", "--value", "1", "--state", "failed")]
    [InlineData("tell", "s", "1", "--state", "running")]
    [InlineData("study", "list", "--state", "asleep")]
    [InlineData("study", "importance", "s", "--method", "guess")]
    [InlineData("study", "update", "s")]
    [InlineData("study", "update", "s", "--target", "NaN")]
    [InlineData("study", "update", "s", "--min-improvement", "0")]
    [InlineData("study", "update", "s", "--max-trials", "many")]
    [InlineData("study", "update", "s", "--deadline", "tomorrow")]
    [InlineData("study", "update", "s", "--deadline", "2030-01-31T12:00:00")]
    [InlineData("study", "create", "-f", "/no/such/file.yaml")]
    [InlineData("study", "list", "--server", "localhost:7440")]
    [InlineData("demo", "--trials", "0")]
    public async Task A_slip_on_the_command_line_exits_with_2(params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        Assert.Equal(ExitCodes.Usage, run.Code);
        Assert.NotEqual(string.Empty, run.Error);
    }

    [Fact]
    public async Task A_mistyped_command_is_answered_with_the_right_one() =>
        Assert.Contains("study", (await CliRun.OfAsync(["stdy"])).Out);

    [Theory]
    [InlineData("--state", "study", "list", "--stat", "running")]
    [InlineData("--file", "study", "create", "--fiel", "spec.yaml")]
    [InlineData("show", "study", "shwo", "s")]
    public async Task A_mistyped_option_or_subcommand_is_answered_with_the_right_one(string meant, params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        Assert.Equal(ExitCodes.Usage, run.Code);
        Assert.Contains(run.Out.Split('\n', StringSplitOptions.TrimEntries), line => line.TrimEnd('?', '\'').EndsWith(meant, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_alone_shows_its_commands() =>
        Assert.Contains("Watch a study until it ends", (await CliRun.OfAsync(["study"])).Out);

    [Fact]
    public async Task A_value_that_is_no_number_says_what_to_tell_instead() =>
        Assert.Contains("--state failed", (await CliRun.OfAsync(["tell", "s", "1", "--value", "NaN"])).Error);

    [Fact]
    public async Task A_server_out_of_reach_exits_with_1_and_names_the_address()
    {
        // Port 9 (discard) is not open on a machine that runs tests.
        var run = await CliRun.OfAsync(["study", "list", "--server", "http://127.0.0.1:9"]);
        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("http://127.0.0.1:9/", run.Error);
    }
}
