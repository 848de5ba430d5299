using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Studies;

[Collection(ClusterTests.Name)]
public sealed class StoredTrialsQuotaTests(TestCluster cluster)
{
    private readonly StudyKey _key = cluster.NewKey() with { Tenant = $"tenant-of-{cluster.NewKey().Study}" };

    private IStudyGrain Study => cluster.Study(_key);

    [Fact]
    public async Task A_repeated_addition_gets_its_first_answer_although_the_quota_is_full_by_then()
    {
        await CreateAsync(storedTrials: 3);
        var first = await AddAsync("k", 0.1, 0.2, 0.3);
        Assert.Equal([0, 1, 2], first.Select(t => t.Number));

        Assert.Equal([0, 1, 2], (await AddAsync("k", 0.1, 0.2, 0.3)).Select(t => t.Number));
        var refusal = await Assert.ThrowsAsync<StudyException>(() => AddAsync("another", 0.4));
        Assert.Equal(RefusalCodes.QuotaExceeded, refusal.Code);
    }

    [Fact]
    public async Task An_addition_that_a_crash_tore_apart_needs_room_for_its_rest_only()
    {
        await CreateAsync(storedTrials: 66);
        await AddAsync(null, [.. Enumerable.Range(0, 62).Select(i => i / 1000.0)]);
        cluster.Storage.FailNext(_key, "history-00001");
        await Assert.ThrowsAsync<StudyUnavailableException>(() => AddAsync("k", 0.1, 0.2, 0.3, 0.4));
        Assert.Equal(64, (await Study.GetAsync()).TrialCount);

        Assert.Equal([62, 63, 64, 65], (await AddAsync("k", 0.1, 0.2, 0.3, 0.4)).Select(t => t.Number));
    }

    [Fact]
    public async Task What_a_refused_addition_would_have_stored_is_free_for_others()
    {
        await CreateAsync(storedTrials: 3);
        await AddAsync(null, 0.1);
        await Assert.ThrowsAsync<StudyException>(() => AddAsync(null, 0.2, 0.3, 0.4));

        Assert.Equal(2, (await cluster.Tenant(_key.Tenant).AdmitAsync("another", new(0, 0), 5, begins: false)).Granted);
    }

    private async Task CreateAsync(int storedTrials)
    {
        await cluster.Tenant(_key.Tenant).CreateAsync("me");
        await cluster.Tenant(_key.Tenant).UpdateAsync(null, new() { StoredTrials = storedTrials }, "me");
        await Study.CreateAsync(Specs.External(_key));
    }

    private Task<IReadOnlyList<Trial>> AddAsync(string? key, params double[] points) =>
        Study.AddTrialsAsync(new() { Points = [.. points.Select(x => Specs.Point(x))], RequestKey = key });
}
