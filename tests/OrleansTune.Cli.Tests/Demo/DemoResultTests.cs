using System.Text.Json;
using OrleansTune.Cli.Demo;
using OrleansTune.Cli.Tests.Progress;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tests.Demo;

public sealed class DemoResultTests
{
    [Fact]
    public void The_file_has_exactly_the_promised_fields()
    {
        var study = Sample.Study() with
        {
            Best = new() { Number = 0, Parameters = new() { ["x"] = 0.5 }, Values = [0.75] },
            EpochsTrained = 2,
        };
        var trials = new[] { Sample.Trial(0, TrialState.Completed, 0.5, 0.75).Trial!, Sample.Trial(1, TrialState.Failed).Trial! };
        string json = JsonSerializer.Serialize(DemoResult.Of(study, trials, TimeSpan.FromSeconds(1.5)), DemoResultJsonContext.Default.DemoResult);
        Assert.Equal(
            """
            {"study":"sample","best":{"params":{"x":0.5},"value":0.75},"trials":[
            {"number":0,"params":{"x":0.5},"state":"completed","epochs":2,"value":0.75},
            {"number":1,"params":{"x":0.5},"state":"failed","epochs":0,"value":null}],"epochsTrained":2,"seconds":1.5}
            """.ReplaceLineEndings(string.Empty),
            JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement));
    }
}
