using System.Diagnostics;
using OrleansTune.Contracts;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests;

public sealed class KilledServerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_managed_study_survives_kill_9_at_random_moments_and_finishes_by_itself(int kills)
    {
        using var data = new TemporaryDirectory();
        int seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        var survivor = new SurvivorStudy(trials: 16, maxResource: 27);
        bool resumed = false;
        var watch = Stopwatch.StartNew();

        for (int kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(data.FullName);
            var study = await server.Client.Studies.CreateAsync(survivor.Spec);
            long before = (await study.DescribeAsync()).EpochsTrained;
            long until = before + random.Next(1, 12);
            while (await study.DescribeAsync() is { State: StudyState.Running } now && now.EpochsTrained < until)
                await Task.Delay(random.Next(1, 20));
            await survivor.CheckAsync(study);
            await server.KillAsync();
            output.WriteLine($"kill {kill + 1} after {survivor.Epochs} epochs, {watch.Elapsed} into the test");
            resumed |= server.Output.Contains("goes on after epoch", StringComparison.Ordinal);
        }

        await using var last = await ServerProcess.StartAsync(data.FullName);
        await survivor.EndAsync(last.Client.Studies.Get(SurvivorStudy.Name));
        resumed |= last.Output.Contains("goes on after epoch", StringComparison.Ordinal);
        output.WriteLine($"ended after {survivor.Epochs} epochs, {watch.Elapsed} into the test");
        Assert.True(resumed, "no trial was resumed from a checkpoint");
    }
}
