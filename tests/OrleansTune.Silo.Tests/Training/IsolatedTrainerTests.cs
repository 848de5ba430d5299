using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Silo.Tests.Hosting;
using OrleansTune.Training.Isolation;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Tests.Training;

public sealed class IsolatedTrainerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    [Fact]
    public async Task Trainers_that_take_their_processes_down_cost_their_own_trials_their_attempts_and_nothing_else()
    {
        await using var silo = await StartAsync();
        var study = silo.Study("crashing");
        await study.CreateAsync("""
            {
              "name": "crashing",
              "objectives": [{"name": "value", "direction": "maximize"}],
              "searchSpace": [{"name": "crashes", "type": "categorical", "choices": ["yes", "no"]}],
              "sampler": {"name": "grid"},
              "scheduler": {"name": "none", "maxResource": 3},
              "stop": {"maxTrials": 2},
              "execution": {"trainer": "crashing", "parallel": 2, "retries": 1},
              "seed": 1
            }
            """);

        var trials = await EndAsync(study);

        var failed = trials.Single(t => t.Parameters.GetString("crashes") == "yes");
        Assert.Equal(TrialState.Failed, failed.State);
        Assert.Equal(2, failed.Attempts);
        Assert.Equal([1], failed.Steps.Select(s => s.Step));
        Assert.Equal(
            "failed 2 times; last: The trainer process was killed by SIGKILL (kill -9, or the system was out of memory). Its last output:\nthe second epoch is too much",
            failed.Reason);
        var sound = trials.Single(t => t.Parameters.GetString("crashes") == "no");
        Assert.Equal((TrialState.Completed, 3), (sound.State, sound.LastStep));
    }

    [Fact]
    public async Task A_study_of_a_command_trains_in_its_process_and_resumes_from_what_it_kept()
    {
        // Counts on from what it finds, and gives its count as the value.
        const string Script = "read t; d=$ORLEANSTUNE_CHECKPOINT_DIRECTORY; n=$(cat $d/n 2>/dev/null || echo 0); while read e; do n=$((n+1)); echo $n > $d/n; echo \"{\\\"value\\\": $n, \\\"cost\\\": $((10*n))}\"; done";
        await using var silo = await StartAsync(
            ("Trainer:Process:Commands:count:File", "sh"),
            ("Trainer:Process:Commands:count:Arguments:0", "-c"),
            ("Trainer:Process:Commands:count:Arguments:1", Script));
        var study = silo.Study("counting");
        await study.CreateAsync("""
            {
              "name": "counting",
              "objectives": [{"name": "value", "direction": "maximize"}],
              "constraints": [{"name": "cost", "atMost": 20}],
              "searchSpace": [{"name": "x", "type": "float", "low": 0, "high": 1}],
              "sampler": {"name": "random"},
              "scheduler": {"name": "asha", "minResource": 1, "maxResource": 3, "eta": 3},
              "stop": {"maxTrials": 3},
              "execution": {"trainer": "process", "options": {"command": "count"}, "parallel": 2},
              "seed": 1
            }
            """);

        var trials = await EndAsync(study);

        Assert.All(trials, t => Assert.Equal(Enumerable.Range(1, t.LastStep).Select(n => (double)n), t.Steps.Select(s => s.Values[0])));
        Assert.Contains(trials, t => t.State == TrialState.Completed && t.LastStep == 3 && t.Attempts > 1);
        Assert.All(trials, t => Assert.Equal((10 * t.LastStep) - 20, Assert.Single(t.Constraints)));
    }

    [Fact]
    public async Task A_command_that_does_not_measure_a_constraint_ends_the_study_without_retries()
    {
        await using var silo = await StartAsync(
            ("Trainer:Process:Commands:half:File", "sh"),
            ("Trainer:Process:Commands:half:Arguments:0", "-c"),
            ("Trainer:Process:Commands:half:Arguments:1", "read t; while read e; do echo '{\"value\": 1}'; done"));
        var study = silo.Study("half-measured");
        await study.CreateAsync("""
            {
              "name": "half-measured",
              "objectives": [{"name": "value", "direction": "maximize"}],
              "constraints": [{"name": "cost", "atMost": 20}],
              "searchSpace": [{"name": "x", "type": "float", "low": 0, "high": 1}],
              "sampler": {"name": "random"},
              "execution": {"trainer": "process", "options": {"command": "half"}, "parallel": 2}
            }
            """);

        var trials = await EndAsync(study);

        Assert.Equal(
            "5 trials in a row cannot be trained: The trainer measured value, epoch_seconds, but not the constraint 'cost'.",
            (await study.GetAsync()).Reason);
        Assert.All(trials.Where(t => t.State == TrialState.Failed), t => Assert.Equal(1, t.Attempts));
    }

    [Fact]
    public async Task A_perceptron_learns_a_table_of_the_operators_folder_in_its_process()
    {
        var data = _directory.CreateSubdirectory("data");
        await File.WriteAllLinesAsync(
            Path.Combine(data.FullName, "lines.csv"), ["x,y,sum", .. Enumerable.Range(0, 200).Select(i => $"{i % 14},{i % 23},{(i % 14) + (2 * (i % 23))}.5")]);
        await using var silo = await StartAsync(("Trainer:DataDirectory", data.FullName));
        var study = silo.Study("table");
        await study.CreateAsync("""
            {
              "name": "table",
              "objectives": [{"name": "r2", "direction": "maximize"}],
              "searchSpace": [{"name": "learning_rate", "type": "float", "low": 0.01, "high": 0.05, "log": true}],
              "sampler": {"name": "random"},
              "scheduler": {"name": "none", "maxResource": 12},
              "stop": {"maxTrials": 1},
              "execution": {"trainer": "mlp-regressor", "data": "csv:lines.csv#target=sum"},
              "seed": 1
            }
            """);
        var trial = Assert.Single(await EndAsync(study));
        Assert.Equal((TrialState.Completed, (string?)null), (trial.State, trial.Reason));
        Assert.InRange(trial.Steps.Max(s => s.Values[0]), 0.9, 1.0);
    }

    [Theory]
    [InlineData("""{"trainer": "process", "options": {"command": "unheard-of"}}""", "execution.options.command")]
    [InlineData("""{"trainer": "process", "options": {"command": ["rm", "-rf", "/"]}}""", "execution.options.command")]
    [InlineData("""{"trainer": "mlp-classifier", "data": "csv:../secrets.csv"}""", "execution.data")]
    [InlineData("""{"trainer": "mlp-classifier", "data": "csv:table.csv"}""", "execution.data")]
    public async Task A_study_that_reaches_for_what_the_operator_did_not_give_is_refused_at_once(string execution, string field)
    {
        await using var silo = await StartAsync();
        var error = await Assert.ThrowsAsync<StudyException>(() => silo.Study("reaching").CreateAsync($$"""
            {
              "name": "reaching",
              "objectives": [{"name": "accuracy", "direction": "maximize"}],
              "searchSpace": [{"name": "learning_rate", "type": "float", "low": 0.1, "high": 1}],
              "execution": {{execution}}
            }
            """));
        Assert.Contains(error.Errors, e => e.Field == field);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private Task<EmbeddedSilo> StartAsync(params (string Key, string Value)[] settings) => EmbeddedSilo.StartAsync(
        _directory.FullName,
        settings: [("Trainer:Isolation", "Process"), .. settings],
        configure: host => host.Services
            .AddSingleton<ITrainerFactory, CrashingTrainerFactory>()
            // .../shared/Microsoft.NETCore.App/<version>/ lies three levels below the host that runs this test.
            .AddSingleton(new ChildCommand(
                Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")),
                [typeof(IsolatedTrainerTests).Assembly.Location, TrainerChild.Argument])));

    private static async Task<IReadOnlyList<Trial>> EndAsync(IStudyGrain study)
    {
        using var patience = new CancellationTokenSource(Patience);
        long seen = 0;
        while (true)
        {
            var changes = await study.ChangesAsync(seen, TimeSpan.FromSeconds(5), patience.Token);
            if (changes.Study.State is StudyState.Completed or StudyState.Stopped)
                return (await study.GetTrialsAsync(0, 100, null)).Trials;
            seen = changes.Next;
        }
    }
}
