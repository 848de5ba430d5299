using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Silo.Tests.Hosting;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Tests.Checkpoints;

/// <summary>Tenants that may keep so many bytes of checkpoints. A checkpoint of the steady trainer has four.</summary>
public sealed class TenantCheckpointQuotaTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    [Fact]
    public async Task At_the_limit_what_needs_a_checkpoint_fails_and_says_so_and_no_other_tenant_feels_it()
    {
        await using var silo = await StartAsync();
        await LimitAsync(silo, "Small_Tenant", 3);
        var full = silo.Study("study", "Small_Tenant");
        var other = silo.Study("study", "other");
        await full.CreateAsync(SteadyStudy.Spec(trials: 1));
        await other.CreateAsync(SteadyStudy.Spec(trials: 1));
        Assert.Equal(1, (await StudyEnd.OfAsync(full)).Counts[(int)TrialState.Failed]);
        Assert.Equal(1, (await StudyEnd.OfAsync(other)).Counts[(int)TrialState.Completed]);
        var trial = await full.GetTrialAsync(0);
        Assert.Contains("the tenant 'Small_Tenant' keeps 0 of at most 3 bytes (quota checkpointBytes)", trial.Reason, StringComparison.Ordinal);
        // Checkpoints between targets, which training can do without, did not end it.
        Assert.Equal(39, trial.LastStep);
        Assert.DoesNotContain(_directory.GetFiles("*", SearchOption.AllDirectories), f => f.FullName.Contains("mall_", StringComparison.Ordinal));
        Assert.Equal(8, (await UsageAsync(silo, "other")).CheckpointBytes);
    }

    [Fact]
    public async Task At_the_limit_its_own_paused_trials_give_up_their_spare_checkpoints_and_those_of_others_stay()
    {
        await using var silo = await StartAsync();
        var other = silo.Study("study", "other");
        await other.CreateAsync(SteadyStudy.Spec(trials: 1));
        await StudyEnd.OfAsync(other);
        // Six paused trials with two checkpoints would take 48.
        await LimitAsync(silo, "small", 36);
        var study = silo.Study("study", "small");
        await study.CreateAsync(SteadyStudy.Spec(trials: 6, scheduler: "\"asha\", \"minResource\": 4, \"eta\": 3"));
        var ended = await StudyEnd.OfAsync(study);
        Assert.Equal(0, ended.Counts[(int)TrialState.Failed]);
        Assert.NotEqual(0, ended.Counts[(int)TrialState.Completed]);
        Assert.InRange((await UsageAsync(silo, "small")).CheckpointBytes, 4, 36);
        Assert.Equal(8, (await UsageAsync(silo, "other")).CheckpointBytes);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private Task<EmbeddedSilo> StartAsync() => EmbeddedSilo.StartAsync(
        _directory.FullName, slots: 2, configure: host => host.Services.AddSingleton<ITrainerFactory, SteadyTrainer>());

    private static async Task LimitAsync(EmbeddedSilo silo, string tenant, long bytes)
    {
        var grain = silo.Grains.GetGrain<ITenantGrain>(tenant);
        await grain.CreateAsync("me");
        await grain.UpdateAsync(null, new() { CheckpointBytes = bytes }, "me");
    }

    private static Task<TenantUsage> UsageAsync(EmbeddedSilo silo, string tenant) => silo.Grains.GetGrain<ITenantGrain>(tenant).GetUsageAsync();
}
