using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Silo.Checkpoints;
using OrleansTune.Silo.Tests.Hosting;
using OrleansTune.Training.Checkpoints;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Tests.Checkpoints;

/// <summary>What becomes of trials when their checkpoints are harmed, and of checkpoints that are too many.</summary>
public sealed class CheckpointFaultTests : IDisposable
{
    private static readonly Dictionary<string, Action<string>> Harms = new()
    {
        ["cut short"] = path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]),
        ["changed"] = path => File.WriteAllBytes(path, [.. File.ReadAllBytes(path).Select((b, i) => i == 2 ? (byte)(b ^ 1) : b)]),
        ["deleted"] = File.Delete,
    };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    public static TheoryData<string, int> HarmDone => new()
    {
        { "cut short", 1 },
        { "changed", 1 },
        { "deleted", 1 },
        { "changed", 2 },
    };

    [Theory]
    [MemberData(nameof(HarmDone))]
    public async Task A_trial_falls_back_to_the_checkpoint_before_or_to_the_start_and_says_so(string harm, int checkpoints)
    {
        await using (var first = await StartAsync())
        {
            var study = first.Study("study");
            await study.CreateAsync(SteadyStudy.Spec(trials: 1));
            while ((await study.GetAsync()).ResourceSpent < 5)
                await study.ChangesAsync(0, TimeSpan.FromMilliseconds(20));
        }

        string[] files = [.. Directory.GetFiles(Path.Combine(_directory.FullName, "checkpoints", "default", "study", "0")).OrderDescending()];
        Assert.Equal(2, files.Length);
        foreach (string file in files.Take(checkpoints))
            Harms[harm](file);

        await using var second = await StartAsync();
        var ended = await StudyEnd.OfAsync(second.Study("study"));
        var trial = await second.Study("study").GetTrialAsync(0);
        Assert.Equal((StudyState.Completed, TrialState.Completed), (ended.State, trial.State));
        Assert.Equal(Enumerable.Range(1, 40), trial.Steps.Select(s => s.Step));
        Assert.Contains("damaged or missing", trial.Note);
        Assert.Contains(checkpoints == 1 ? "went on after epoch" : "went on from the start", trial.Note);
        Assert.All(files.Take(checkpoints), file => Assert.False(File.Exists(file)));
    }

    [Fact]
    public async Task A_sweep_deletes_what_no_trial_refers_to_and_nothing_else()
    {
        await using var silo = await StartAsync();
        await silo.Study("study").CreateAsync(SteadyStudy.Spec(trials: 2));
        await StudyEnd.OfAsync(silo.Study("study"));
        var store = silo.Services.GetRequiredService<ICheckpointStore>();
        var referred = await ListAsync(store);
        Assert.NotEmpty(referred);
        foreach (var key in new[] { CheckpointKey.Of("default", "study", 1, 7), CheckpointKey.Of("default", "deleted long ago", 3, 7) })
            await store.WriteAsync(key, stream => stream.WriteByte(1), default);

        await silo.Services.GetServices<IHostedService>().OfType<CheckpointSweeper>().Single().SweepAsync(default);

        Assert.Equal(referred, await ListAsync(store));
    }

    [Fact]
    public async Task At_the_bound_paused_trials_give_up_their_spare_checkpoints_and_the_study_goes_on()
    {
        // Six paused trials with two checkpoints of four bytes would take 48.
        await using var silo = await StartAsync(mostBytes: 36);
        await silo.Study("study").CreateAsync(SteadyStudy.Spec(trials: 6, scheduler: "\"asha\", \"minResource\": 4, \"eta\": 3"));
        var ended = await StudyEnd.OfAsync(silo.Study("study"));
        Assert.Equal(0, ended.Counts[(int)TrialState.Failed]);
        Assert.NotEqual(0, ended.Counts[(int)TrialState.Completed]);
        Assert.InRange((await ListAsync(silo.Services.GetRequiredService<ICheckpointStore>())).Length, 1, 36 / 4);
    }

    [Fact]
    public async Task When_no_spare_checkpoint_is_left_a_trial_fails_and_names_the_bound()
    {
        await using var silo = await StartAsync(mostBytes: 3);
        await silo.Study("study").CreateAsync(SteadyStudy.Spec(trials: 1));
        await StudyEnd.OfAsync(silo.Study("study"));
        var trial = await silo.Study("study").GetTrialAsync(0);
        Assert.Equal(TrialState.Failed, trial.State);
        Assert.Contains("Trainer:Checkpoints:MaxBytes", trial.Reason);
        // Checkpoints between targets, which training can do without, did not end it.
        Assert.Equal(39, trial.LastStep);
        Assert.Empty(await ListAsync(silo.Services.GetRequiredService<ICheckpointStore>()));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private Task<EmbeddedSilo> StartAsync(long? mostBytes = null) => EmbeddedSilo.StartAsync(_directory.FullName, slots: 1, configure: host =>
    {
        host.Configuration["Trainer:Checkpoints:MaxBytes"] = mostBytes?.ToString();
        host.Services.AddSingleton<ITrainerFactory, SteadyTrainer>();
    });

    private static async Task<string[]> ListAsync(ICheckpointStore store)
    {
        var names = new List<string>();
        await foreach (var checkpoint in store.ListAsync(scope: null, default))
            names.Add(checkpoint.Reference.ToString());
        return [.. names.Order()];
    }
}
