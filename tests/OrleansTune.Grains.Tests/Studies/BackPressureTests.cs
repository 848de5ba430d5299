using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Studies;

[Collection(ClusterTests.Name)]
public sealed class BackPressureTests(TestCluster cluster)
{
    private static readonly int Most = new StudyOptions().WaitingRequests;
    private readonly StudyKey _key = cluster.NewKey();

    private IStudyGrain Study => cluster.Study(_key);

    [Fact]
    public async Task Requests_beyond_the_bound_are_refused_while_the_store_stalls_and_change_nothing()
    {
        const int Beyond = 50;
        await Study.CreateAsync(Specs.External(_key));
        await Study.AddTrialsAsync(new() { Points = [Specs.Point(0.1)] });
        var held = cluster.Storage.HoldNext(_key, "history-00000");
        Task[] requests = [.. Enumerable.Range(0, Most + Beyond).Select(i => Study.AddTrialsAsync(new() { Points = [Specs.Point(0.5)], RequestKey = $"k{i}" }))];
        await held.Reached;

        // Those refused answer while all others wait for the store.
        var refused = new List<Task>();
        for (var left = requests.ToList(); refused.Count < Beyond; left.Remove(refused[^1]))
            refused.Add(await Task.WhenAny(left));
        foreach (var task in refused)
            Assert.Equal(RefusalCodes.Overloaded, (await Assert.ThrowsAsync<StudyException>(() => task)).Code);

        held.Release();
        await Task.WhenAll(requests.Except(refused));
        Assert.Equal(1 + Most, (await Study.GetAsync()).Counts.Sum());
    }

    [Theory]
    [InlineData(0, "00:15:00", "Studies:WaitingRequests")]
    [InlineData(100_001, "00:15:00", "Studies:WaitingRequests")]
    [InlineData(1, "00:01:00", "Studies:IdleTime")]
    [InlineData(1, "31.00:00:00", "Studies:IdleTime")]
    public void Bad_bounds_are_named(int waiting, string idle, string field)
    {
        var result = new StudyOptionsValidator().Validate(null, new() { WaitingRequests = waiting, IdleTime = TimeSpan.Parse(idle) });
        Assert.StartsWith(field, Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.True(new StudyOptionsValidator().Validate(null, new()).Succeeded);
    }
}
