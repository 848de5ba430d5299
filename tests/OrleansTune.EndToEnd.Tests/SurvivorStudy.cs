using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests;

/// <summary>A managed study that is killed again and again, and what was ever seen of it.</summary>
internal sealed class SurvivorStudy(int trials, int maxResource)
{
    public const string Name = "survivor";

    private readonly Dictionary<int, TrialResource> _known = [];

    /// <summary>The epochs that were seen so far.</summary>
    public int Epochs => _known.Values.Sum(t => t.Steps.Count);

    /// <summary>Every trial as it was last seen.</summary>
    public IEnumerable<TrialResource> Known => _known.Values;

    public StudySpec Spec { get; } = new()
    {
        Name = Name,
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace =
        [
            ParameterSpec.Float("learning_rate", 0.001, 1, log: true),
            ParameterSpec.Float("momentum", 0, 0.99),
            ParameterSpec.Int("nodes_1", 128, 512, log: true),
            ParameterSpec.Int("nodes_2", 128, 512, log: true),
        ],
        Scheduler = new SchedulerSpec("hyperband") { MinResource = 1, MaxResource = maxResource, Eta = 3 },
        Stop = new StopSpec { MaxTrials = trials },
        // A trial may meet with every kill that there is.
        Execution = new ExecutionSpec("mlp-classifier") { Data = "digits", Parallel = 2, Retries = 1000 },
        Seed = 7,
    };

    /// <summary>Every epoch stands once, without gaps, and what was seen before any kill is still there unchanged.</summary>
    public async Task<IReadOnlyList<TrialResource>> CheckAsync(StudyHandle study)
    {
        var found = new List<TrialResource>();
        await foreach (var trial in study.TrialsAsync())
            found.Add(trial);
        foreach (var trial in found)
        {
            Assert.Equal(Enumerable.Range(1, trial.Steps.Count), trial.Steps.Select(s => s.Step));
            if (_known.TryGetValue(trial.Number, out var before))
            {
                Assert.Equal(before.Parameters, trial.Parameters);
                Assert.Equal(before.Steps.Select(s => s.Values[0]), trial.Steps.Take(before.Steps.Count).Select(s => s.Values[0]));
            }

            _known[trial.Number] = trial;
        }

        Assert.Subset(found.Select(t => t.Number).ToHashSet(), _known.Keys.ToHashSet());
        return found;
    }

    /// <summary>Waits for the study to end by itself, and checks that it ended whole.</summary>
    public async Task EndAsync(StudyHandle study)
    {
        await foreach (var change in study.WatchAsync())
            Assert.NotNull(change);
        var ended = await study.DescribeAsync();
        Assert.Equal(StudyState.Completed, ended.State);
        var all = await CheckAsync(study);
        Assert.Equal(Enumerable.Range(0, trials), all.Select(t => t.Number));
        Assert.All(all, t => Assert.Contains(t.State, new[] { TrialState.Completed, TrialState.Stopped }));
        Assert.Equal(all.Sum(t => (long)t.Steps.Count), ended.EpochsTrained);
        Assert.Contains(all, t => t.State == TrialState.Completed && t.Steps.Count == maxResource);
    }
}
