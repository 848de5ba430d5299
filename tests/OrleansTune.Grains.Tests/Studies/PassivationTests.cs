using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Studies;

[Collection(ClusterTests.Name)]
public sealed class PassivationTests(TestCluster cluster)
{
    private readonly StudyKey _key = cluster.NewKey();

    private IStudyGrain Study => cluster.Study(_key);

    private IManagementGrain Management => cluster.Grains.GetGrain<IManagementGrain>(0);

    [Fact]
    public async Task An_idle_study_leaves_memory_and_comes_back_as_it_was()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AskAsync(new() { Count = 3, Worker = "w", RequestKey = "ask" });
        await Study.TellAsync(new() { Number = 1, Values = [0.25] });
        string before = await StudyText.OfAsync(Study);
        Assert.True(await IsActiveAsync());

        // A call is answered a little before its grain is idle, and collection is not waited for.
        for (int tries = 0; tries < 200 && await IsActiveAsync(); tries++)
            await Management.ForceActivationCollection(TimeSpan.Zero);

        Assert.False(await IsActiveAsync());
        Assert.Equal(before, await StudyText.OfAsync(Study));
    }

    [Fact]
    public void Studies_are_collected_after_the_time_that_the_operator_gave()
    {
        var services = new ServiceCollection().AddOrleansTuneGrains().Configure<StudyOptions>(o => o.IdleTime = TimeSpan.FromMinutes(3)).BuildServiceProvider();
        var ages = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value.ClassSpecificCollectionAge;
        Assert.Equal(TimeSpan.FromMinutes(3), ages[typeof(StudyGrain).FullName!]);
    }

    private async Task<bool> IsActiveAsync() => (await Management.GetDetailedGrainStatistics()).Any(s => s.GrainId == Study.GetGrainId());
}
