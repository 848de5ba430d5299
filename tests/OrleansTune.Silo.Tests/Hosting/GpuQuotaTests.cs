using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Tests.Hosting;

/// <summary>A limit of GPU-seconds met by a real trainer.</summary>
public sealed class GpuQuotaTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    [Fact]
    public async Task A_trial_in_training_is_given_back_with_its_checkpoint_waits_and_goes_on_when_there_is_more()
    {
        await using var silo = await EmbeddedSilo.StartAsync(
            _directory.FullName,
            slots: 1,
            [("Trainer:Pool", "gpu"), ("Trainer:Isolation", "InProcess"), ("Tenants:SlotQuantum", "00:00:00.1")],
            host => host.Services.AddSingleton<ITrainerFactory, SteadyTrainer>());
        var tenant = silo.Grains.GetGrain<ITenantGrain>("team");
        await tenant.CreateAsync("me");
        await tenant.UpdateAsync(null, new() { GpuSecondsPerDay = 1 }, "me");
        var study = silo.Study("study", "team");
        await study.CreateAsync(Spec);

        var waiting = await StudyEnd.WhenAsync(study, s => s.ResourceSpent > 0 && s.Counts[(int)TrialState.Queued] == 1);
        Assert.Equal(StudyState.Running, waiting.State);
        Assert.True((await tenant.GetUsageAsync()).GpuSecondsToday >= 1);
        await tenant.UpdateAsync(null, new(), "me");
        var ended = await StudyEnd.OfAsync(study);
        Assert.Equal(1, ended.Counts[(int)TrialState.Completed]);
        var trial = await study.GetTrialAsync(0);
        Assert.Equal(Enumerable.Range(1, 80), trial.Steps.Select(s => s.Step));
        Assert.Null(trial.Note);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private const string Spec = """
        {
          "name": "study",
          "objectives": [{"name": "loss", "direction": "minimize"}],
          "searchSpace": [{"name": "x", "type": "float", "low": 0, "high": 1}],
          "scheduler": {"name": "none", "maxResource": 80},
          "stop": {"maxTrials": 1},
          "execution": {"trainer": "steady", "pool": "gpu", "parallel": 1, "retries": 0},
          "seed": 1
        }
        """;
}
