using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Silo.Tests.Hosting;

namespace OrleansTune.Silo.Tests.Training;

public sealed class ConstraintTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task What_the_cluster_trains_is_held_to_the_constraints_that_its_trainer_measures()
    {
        await using var silo = await EmbeddedSilo.StartAsync(_directory.FullName);
        var study = silo.Study("small");
        await study.CreateAsync(Spec("small", """[{"name": "parameters", "atMost": 3000}, {"name": "epoch_seconds", "atLeast": 0}]"""));

        var ended = await EndAsync(study);

        var trials = (await study.GetTrialsAsync(0, 100, null)).Trials;
        Assert.Equal(2, trials.Count);
        foreach (var trial in trials)
        {
            // 64 pixels, two hidden layers of which the second has four nodes, ten digits.
            int nodes = trial.Parameters.GetInt32("nodes_1");
            int parameters = (65 * nodes) + ((nodes + 1) * 4) + (5 * 10);
            Assert.Equal(parameters - 3000, trial.Constraints[0]);
            Assert.True(trial.Constraints[1] < 0);
        }

        Assert.Equal(16, Assert.Single(ended.Best).Parameters.GetInt32("nodes_1"));
    }

    [Fact]
    public async Task A_constraint_that_the_trainer_does_not_measure_is_refused_at_creation()
    {
        await using var silo = await EmbeddedSilo.StartAsync(_directory.FullName, slots: 0);

        var refusal = await Assert.ThrowsAsync<StudyException>(
            () => silo.Study("unmeasured").CreateAsync(Spec("unmeasured", """[{"name": "parameters"}, {"name": "latency_ms", "atMost": 5}]""")));

        var error = Assert.Single(refusal.Errors);
        Assert.Equal("constraints[1].name", error.Field);
        Assert.Contains("'latency_ms' is not measured by the trainer 'mlp-classifier'", error.Message, StringComparison.Ordinal);
    }

    private static async Task<StudySnapshot> EndAsync(IStudyGrain study)
    {
        var changes = await study.ChangesAsync(0, TimeSpan.Zero);
        while (changes.Study.State is not (StudyState.Completed or StudyState.Stopped))
            changes = await study.ChangesAsync(changes.Next, TimeSpan.FromSeconds(5));
        return changes.Study;
    }

    /// <summary>A small net and a large one, which is the better.</summary>
    private static string Spec(string name, string constraints) => $$"""
        {
          "name": "{{name}}",
          "objectives": [{"name": "accuracy", "direction": "maximize"}],
          "constraints": {{constraints}},
          "searchSpace": [
            {"name": "nodes_1", "type": "ordinal", "values": [16, 256]},
            {"name": "nodes_2", "type": "fixed", "value": 4},
            {"name": "learning_rate", "type": "fixed", "value": 0.05}
          ],
          "sampler": {"name": "grid"},
          "scheduler": {"name": "none", "maxResource": 2},
          "execution": {"trainer": "mlp-classifier", "data": "digits"}
        }
        """;
}
