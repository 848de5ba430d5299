using System.Globalization;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Studies;

[Collection(CliServerCollection.Name)]
public sealed class ImportanceCommandTests(CliServer server)
{
    [Theory]
    [InlineData("fanova")]
    [InlineData("ped-anova")]
    public async Task The_shares_are_a_table_or_json(string method)
    {
        string study = await server.CreateStudyAsync();
        for (int i = 0; i < 12; i++)
        {
            await server.RunAsync("ask", study);
            await server.RunAsync("tell", study, $"{i}", "--value", i.ToString(CultureInfo.InvariantCulture));
        }

        var run = await server.RunAsync("study", "importance", study, "--method", method);
        Assert.True(run.Code == ExitCodes.Done, run.Error);
        Assert.Matches(@"^PARAMETER +SHARE OF LOSS\nx +100\.0 %\n$", run.Out);
        var json = (await server.RunAsync("study", "importance", study, "--method", method, "--json")).Json;
        Assert.Equal(method, json.GetProperty("method").GetString());
        Assert.Equal(1, json.GetProperty("parameters")[0].GetProperty("importance").GetDouble(), 9);
    }

    [Fact]
    public async Task An_objective_that_the_study_does_not_have_is_a_slip()
    {
        string study = await server.CreateStudyAsync();
        var run = await server.RunAsync("study", "importance", study, "--objective", "speed");
        Assert.Equal(ExitCodes.Usage, run.Code);
        Assert.Contains("objective: expected one of loss", run.Error);
    }
}
