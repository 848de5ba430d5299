using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Studies;

[Collection(ClusterTests.Name)]
public sealed class DurabilityTests(TestCluster cluster)
{
    private readonly StudyKey _key = cluster.NewKey();

    private IStudyGrain Study => cluster.Study(_key);

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_the_grain_is_gone()
    {
        await Study.CreateAsync(Specs.External(_key));
        Func<Task>[] commands =
        [
            () => Study.AskAsync(new() { Count = 3, Worker = "w", RequestKey = "ask" }),
            () => Study.ReportAsync(0, new(1, 0.5), "w"),
            () => Study.HeartbeatAsync(1, "w"),
            () => Study.TellAsync(new() { Number = 0, Values = [0.25] }),
            () => Study.TellAsync(new() { Number = 1, Failed = true, Reason = "no memory" }),
            () => Study.AddTrialsAsync(new() { Points = [Specs.Point(0.1), Specs.Point(0.2)], RequestKey = "add" }),
            () => Study.AddTrialsAsync(new() { Results = [new() { Parameters = Specs.Point(0.3), Values = [0.1] }] }),
            () => Study.AmendAsync("""{"stop":{"maxTrials":9}}"""),
            () => Study.PauseAsync(),
            () => Study.ResumeAsync(),
            () => Study.StopAsync(),
        ];
        foreach (var command in commands)
        {
            await command();
            string before = await StudyText.OfAsync(Study);
            await TestCluster.DeactivateAsync(Study);
            Assert.Equal(before, await StudyText.OfAsync(Study));
        }
    }

    [Theory]
    [InlineData("study")]
    [InlineData("history-00000")]
    public async Task A_write_that_fails_fails_its_call_and_the_study_goes_on_from_what_is_stored(string state)
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AddTrialsAsync(new() { Points = [Specs.Point(0.1)] });
        string before = await StudyText.OfAsync(Study);

        cluster.Storage.FailNext(_key, state);
        // Both a page and the head are to be written.
        var failure = await Assert.ThrowsAsync<StudyUnavailableException>(() => Study.StopAsync());
        Assert.Contains(_key.ToString(), failure.Message, StringComparison.Ordinal);

        var after = await Study.GetAsync();
        Assert.Equal(StudyState.Running, after.State);
        if (state != "study")
            Assert.Equal(before, await StudyText.OfAsync(Study));
        await Study.StopAsync();
        Assert.Equal(StudyState.Stopped, (await Study.GetAsync()).State);
    }

    [Fact]
    public async Task A_creation_that_could_not_be_written_made_no_study()
    {
        cluster.Storage.FailNext(_key, "study");
        await Assert.ThrowsAsync<StudyUnavailableException>(() => Study.CreateAsync(Specs.External(_key)));
        Assert.Equal(RefusalCodes.StudyNotFound, (await Assert.ThrowsAsync<StudyException>(() => Study.GetAsync())).Code);
        Assert.True((await Study.CreateAsync(Specs.External(_key))).IsNew);
    }

    [Fact]
    public async Task A_write_of_which_nobody_learns_whether_it_was_done_is_found_to_be_done()
    {
        await Study.CreateAsync(Specs.External(_key));
        cluster.Storage.FailNext(_key, "history-00000", StorageFault.WrittenUnnoticed);
        await Assert.ThrowsAsync<StudyUnavailableException>(() => Study.AskAsync(new() { Count = 1, RequestKey = "k" }));
        var again = await Study.AskAsync(new() { Count = 1, RequestKey = "k" });
        Assert.Equal([0], again.Select(t => t.Number));
        Assert.Equal(1, (await Study.GetAsync()).TrialCount);
    }

    [Fact]
    public async Task A_page_that_the_head_does_not_tell_of_is_found()
    {
        await Study.CreateAsync(Specs.External(_key));
        cluster.Storage.FailNext(_key, "study");
        await Assert.ThrowsAsync<StudyUnavailableException>(() => Import(600, "k"));
        Assert.Equal(600, (await Study.GetAsync()).TrialCount);
        Assert.Equal(600, (await Import(600, "k")).Count);
        Assert.Equal(600, (await Study.GetAsync()).TrialCount);
    }

    [Theory]
    [InlineData("history-00000")]
    [InlineData("history-00001")]
    public async Task An_addition_that_fails_between_two_pages_leaves_no_gap_and_is_completed_when_it_comes_again(string page)
    {
        await Study.CreateAsync(Specs.External(_key));
        await Import(60);
        cluster.Storage.FailNext(_key, page);
        await Assert.ThrowsAsync<StudyUnavailableException>(() => Import(20, "k"));

        Assert.Equal(page == "history-00000" ? 60 : 64, (await Study.GetAsync()).TrialCount);
        Assert.Equal(Enumerable.Range(60, 20), (await Import(20, "k")).Select(t => t.Number));
        await TestCluster.DeactivateAsync(Study);
        Assert.Equal(Enumerable.Range(0, 80), (await Study.GetTrialsAsync(0, 1000, null)).Trials.Select(t => t.Number));
    }

    [Fact]
    public async Task Nothing_is_told_before_it_is_durable()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AskAsync(new() { Count = 1 });
        var write = cluster.Storage.HoldNext(_key, "history-00000");
        cluster.Storage.FailNext(_key, "history-00000");
        var tell = Study.TellAsync(new() { Number = 0, Values = [0.5] });
        await write.Reached;

        // The result is in memory, its write is held up: who reads now waits for it, and shares its fate.
        var read = Study.GetTrialAsync(0);
        await RoundTripAsync();
        write.Release();
        await Assert.ThrowsAsync<StudyUnavailableException>(() => tell);
        await Assert.ThrowsAsync<StudyUnavailableException>(() => read);
        Assert.Equal(TrialState.Running, (await Study.GetTrialAsync(0)).State);
    }

    [Fact]
    public async Task A_hundred_results_at_once_take_far_fewer_than_a_hundred_writes()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AskAsync(new() { Count = 100 });
        int before = cluster.Storage.WritesOf(_key, "history-00000");
        var write = cluster.Storage.HoldNext(_key, "history-00000");
        var tells = Enumerable.Range(0, 100).Select(n => Study.TellAsync(new() { Number = n, Values = [n] })).ToArray();
        await write.Reached;
        await RoundTripAsync();
        write.Release();
        await Task.WhenAll(tells);
        Assert.InRange(cluster.Storage.WritesOf(_key, "history-00000") - before, 1, 20);
        await TestCluster.DeactivateAsync(Study);
        Assert.Equal(100, (await Study.GetAsync()).Counts[(int)TrialState.Completed]);
    }

    /// <summary>Waits until the study has taken the calls sent before: a refusal waits for no write.</summary>
    private Task<StudyException> RoundTripAsync() => Assert.ThrowsAsync<StudyException>(() => Study.HeartbeatAsync(-1, null));

    private Task<IReadOnlyList<Trial>> Import(int count, string? key = null) => Study.AddTrialsAsync(new()
    {
        Results = [.. Enumerable.Range(0, count).Select(i => new ImportedTrial { Parameters = Specs.Point(i / 1000.0), Values = [1.0] })],
        RequestKey = key,
    });

    [Fact]
    public async Task A_study_of_the_first_layout_goes_on_in_its_own_pages()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Import(200);
        await TestCluster.DeactivateAsync(Study);
        await WriteInFirstLayoutAsync();

        Assert.Equal(200, (await Study.GetAsync()).TrialCount);
        await Import(100);
        await TestCluster.DeactivateAsync(Study);

        Assert.Equal(Enumerable.Range(0, 300), (await Study.GetTrialsAsync(0, 1000, null)).Trials.Select(t => t.Number));
        Assert.Equal(256, (await cluster.StoredAsync<StudyPageState>("study", _key.ToString(), "history-00000")).Trials.Length);
        Assert.Equal(StudyHeadState.CurrentSchema, (await cluster.StoredAsync<StudyHeadState>("study", _key.ToString(), "study")).Schema);
    }

    /// <summary>Puts everything stored into one page, under a head of schema 1.</summary>
    private async Task WriteInFirstLayoutAsync()
    {
        var grain = GrainId.Create("study", _key.ToString());
        var head = new GrainState<StudyHeadState>();
        await cluster.Storage.ReadStateAsync("study", grain, head);
        var pages = new List<GrainState<StudyPageState>>();
        for (int i = 0; i < head.State!.PageCount; i++)
        {
            pages.Add(new());
            await cluster.Storage.ReadStateAsync($"history-{i:d5}", grain, pages[i]);
        }

        pages[0].State = new() { Trials = [.. pages.SelectMany(p => p.State!.Trials)] };
        await cluster.Storage.WriteStateAsync("history-00000", grain, pages[0]);
        for (int i = 1; i < pages.Count; i++)
            await cluster.Storage.ClearStateAsync($"history-{i:d5}", grain, pages[i]);
        (head.State.Schema, head.State.PageSize, head.State.PageCount) = (1, 0, 1);
        await cluster.Storage.WriteStateAsync("study", grain, head);
    }

    [Fact]
    public async Task A_study_that_a_newer_version_wrote_is_refused_and_left_as_it_is()
    {
        await Study.CreateAsync(Specs.External(_key));
        await TestCluster.DeactivateAsync(Study);
        var head = new GrainState<StudyHeadState>();
        var grain = GrainId.Create("study", _key.ToString());
        await cluster.Storage.ReadStateAsync("study", grain, head);
        head.State!.Schema = StudyHeadState.CurrentSchema + 1;
        await cluster.Storage.WriteStateAsync("study", grain, head);

        var refusal = await Assert.ThrowsAsync<StudyUnavailableException>(() => Study.AskAsync(new() { Count = 1 }));

        Assert.Contains($"schema {StudyHeadState.CurrentSchema + 1}", refusal.Message, StringComparison.Ordinal);
        var after = await cluster.StoredAsync<StudyHeadState>("study", _key.ToString(), "study");
        Assert.Equal(head.State.Version, after.Version);
        Assert.Equal(head.State.Schema, after.Schema);
    }
}
