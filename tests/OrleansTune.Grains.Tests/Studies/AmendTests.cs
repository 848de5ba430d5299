using System.Globalization;
using OrleansTune.Core.Analysis;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Studies;

[Collection(ClusterTests.Name)]
public sealed class AmendTests(TestCluster cluster)
{
    private readonly StudyKey _key = cluster.NewKey();

    private IStudyGrain Study => cluster.Study(_key);

    [Fact]
    public async Task An_amendment_that_could_not_be_written_is_none()
    {
        await Study.CreateAsync(Specs.External(_key));
        string before = await StudyText.OfAsync(Study);
        cluster.Storage.FailNext(_key, "study");
        await Assert.ThrowsAsync<StudyUnavailableException>(() => Study.AmendAsync("""{"stop":{"maxTrials":1}}"""));
        Assert.Equal(before, await StudyText.OfAsync(Study));
        Assert.Equal(3, (await Study.AskAsync(new() { Count = 3 })).Count);
    }

    [Fact]
    public async Task The_spec_that_a_study_was_created_with_is_kept_through_every_amendment()
    {
        string original = Specs.External(_key);
        await Study.CreateAsync(original);
        for (int most = 1; most <= 3; most++)
            await Study.AmendAsync(string.Create(CultureInfo.InvariantCulture, $$$"""{"stop":{"maxTrials":{{{most}}}}}"""));
        await TestCluster.DeactivateAsync(Study);
        var again = await Study.CreateAsync(original);
        Assert.False(again.IsNew);
        Assert.Contains("\"maxTrials\":3", again.SpecJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_study_hands_out_as_many_trials_as_it_may_now()
    {
        await Study.CreateAsync(Specs.Managed(_key, trials: 20));
        await Study.AmendAsync("""{"parallel":3}""");
        long since = 0;
        StudyChanges changes;
        do
        {
            changes = await Study.ChangesAsync(since, TimeSpan.FromSeconds(5));
            since = changes.Next;
        }
        while (changes.Study.TrialCount < 3);
        Assert.Equal(3, changes.Study.TrialCount);
    }

    [Fact]
    public async Task A_trial_that_waits_for_more_slots_than_any_host_has_gets_fewer_when_the_study_is_told_to_take_fewer()
    {
        await Study.CreateAsync(Specs.Managed(_key).Replace("\"parallel\": 1", "\"parallel\": 1, \"slots\": 8", StringComparison.Ordinal));
        var poll = new AgentPoll { Agent = "small", Incarnation = "p", Slots = 2, Known = [], Wait = TimeSpan.Zero };
        while ((await cluster.Broker(Specs.Pool(_key)).GetAsync()).Tenants.Sum(t => t.Waiting) == 0)
            await Task.Yield();
        Assert.Empty((await cluster.Broker(Specs.Pool(_key)).PollAsync(poll)).Leases);

        await Study.AmendAsync("""{"slots":2,"priority":5}""");

        Assert.Single((await cluster.Broker(Specs.Pool(_key)).PollAsync(poll with { Wait = TimeSpan.FromHours(1) })).Leases);
    }

    [Fact]
    public async Task Importance_is_told_of_the_study_as_it_is()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AddTrialsAsync(new()
        {
            Results = [.. Enumerable.Range(0, 30).Select(i => new ImportedTrial { Parameters = Specs.Point(i / 30.0, i % 7 / 7.0), Values = [i] })],
        });
        foreach (var method in Enum.GetValues<ImportanceMethod>())
        {
            var importance = await Study.GetImportanceAsync(method, null);
            Assert.Equal(("loss", "x"), (importance.Objective, importance.Parameters[0].Key));
        }
    }
}
