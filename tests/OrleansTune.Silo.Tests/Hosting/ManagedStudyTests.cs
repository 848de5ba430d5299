using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Silo.Tests.Hosting;

public sealed class ManagedStudyTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    [Fact]
    public async Task A_managed_study_trains_its_trials_on_the_digits_and_completes()
    {
        await using var silo = await EmbeddedSilo.StartAsync(_directory.FullName);
        var study = silo.Study("digits");
        await study.CreateAsync(Spec("digits", trials: 8));

        var ended = await EndAsync(study);

        Assert.Equal(StudyState.Completed, ended.State);
        var trials = (await study.GetTrialsAsync(0, 100, null)).Trials;
        Assert.Equal(Enumerable.Range(0, 8), trials.Select(t => t.Number));
        Assert.All(trials, t => Assert.True(t.IsFinal));
        Assert.All(trials, t => Assert.Equal(Enumerable.Range(1, t.LastStep), t.Steps.Select(s => s.Step)));
        Assert.Contains(trials, t => t.State == TrialState.Stopped);
        Assert.Contains(trials, t => t.State == TrialState.Completed && t.LastStep == 9);
        Assert.True(ended.ResourceSpent < ended.ResourceOfFullTraining);
        Assert.True(Assert.Single(ended.Best).ValuesFor(ended.Objectives)[0] > 0.5);
    }

    [Fact]
    public async Task A_study_goes_on_where_it_was_when_its_silo_is_started_again()
    {
        IReadOnlyList<Trial> before;
        await using (var first = await EmbeddedSilo.StartAsync(_directory.FullName))
        {
            await first.Study("digits").CreateAsync(Spec("digits", trials: 8));
            long seen = 0;
            while ((await first.Study("digits").GetAsync()).ResourceSpent < 8)
                seen = (await first.Study("digits").ChangesAsync(seen, TimeSpan.FromSeconds(1))).Next;
            before = (await first.Study("digits").GetTrialsAsync(0, 100, null)).Trials;
        }

        await using var second = await EmbeddedSilo.StartAsync(_directory.FullName);
        var ended = await EndAsync(second.Study("digits"));

        Assert.Equal(StudyState.Completed, ended.State);
        var after = (await second.Study("digits").GetTrialsAsync(0, 100, null)).Trials;
        Assert.Equal(8, after.Count);
        foreach (var trial in before)
        {
            Assert.Equal(trial.Parameters, after[trial.Number].Parameters);
            Assert.Equal(trial.Steps.Select(s => s.Values[0]), after[trial.Number].Steps.Take(trial.Steps.Length).Select(s => s.Values[0]));
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static async Task<StudySnapshot> EndAsync(IStudyGrain study)
    {
        using var patience = new CancellationTokenSource(Patience);
        long seen = 0;
        while (true)
        {
            var changes = await study.ChangesAsync(seen, TimeSpan.FromSeconds(5), patience.Token);
            if (changes.Study.State is StudyState.Completed or StudyState.Stopped)
                return changes.Study;
            seen = changes.Next;
        }
    }

    private static string Spec(string name, int trials) => $$"""
        {
          "name": "{{name}}",
          "objectives": [{"name": "accuracy", "direction": "maximize"}],
          "searchSpace": [
            {"name": "learning_rate", "type": "float", "low": 0.001, "high": 1, "log": true},
            {"name": "momentum", "type": "float", "low": 0, "high": 0.99},
            {"name": "nodes_1", "type": "int", "low": 16, "high": 64, "log": true}
          ],
          "sampler": {"name": "random"},
          "scheduler": {"name": "asha", "minResource": 1, "maxResource": 9, "eta": 3},
          "stop": {"maxTrials": {{trials}}},
          "execution": {"trainer": "mlp-classifier", "data": "digits", "parallel": 2},
          "seed": 1
        }
        """;
}
