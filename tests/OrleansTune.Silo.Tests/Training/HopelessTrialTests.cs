using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Silo.Tests.Hosting;

namespace OrleansTune.Silo.Tests.Training;

public sealed class HopelessTrialTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Data_that_is_not_there_is_refused_at_creation_and_data_that_is_broken_ends_the_study_without_retries()
    {
        string data = _directory.CreateSubdirectory("data").FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "houses.csv"), "rooms,price\n3,100\nmany,200\n2,90\n");
        await using var silo = await EmbeddedSilo.StartAsync(_directory.CreateSubdirectory("state").FullName, settings: [("Trainer:DataDirectory", data)]);

        var refusal = await Assert.ThrowsAsync<StudyException>(() => silo.Study("typo").CreateAsync(Spec("typo", "csv:house.csv")));
        Assert.Equal("execution.data", Assert.Single(refusal.Errors).Field);
        Assert.Contains("no file 'house.csv'", refusal.Message, StringComparison.Ordinal);

        var study = silo.Study("broken");
        await study.CreateAsync(Spec("broken", "csv:houses.csv"));
        var changes = await study.ChangesAsync(0, TimeSpan.Zero);
        while (changes.Study.State == StudyState.Running)
            changes = await study.ChangesAsync(changes.Next, TimeSpan.FromSeconds(5));

        Assert.Equal(StudyState.Stopped, changes.Study.State);
        Assert.StartsWith("5 trials in a row cannot be trained: The data 'csv:houses.csv' is broken", changes.Study.Reason, StringComparison.Ordinal);
        var failed = (await study.GetTrialsAsync(0, 100, TrialState.Failed)).Trials;
        Assert.Equal(5, failed.Count);
        Assert.All(failed, t => Assert.Equal(1, t.Attempts));
    }

    private static string Spec(string name, string data) => $$"""
        {
          "name": "{{name}}",
          "objectives": [{"name": "rmse", "direction": "minimize"}],
          "searchSpace": [{"name": "learning_rate", "type": "float", "low": 0.001, "high": 1, "log": true}],
          "sampler": {"name": "random"},
          "stop": {"maxTrials": 100},
          "execution": {"trainer": "mlp-regressor", "data": "{{data}}"}
        }
        """;
}
