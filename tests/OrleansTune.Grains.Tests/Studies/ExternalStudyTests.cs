using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Studies;

[Collection(ClusterTests.Name)]
public sealed class ExternalStudyTests(TestCluster cluster)
{
    private readonly StudyKey _key = cluster.NewKey();

    private IStudyGrain Study => cluster.Study(_key);

    [Fact]
    public async Task Creating_the_same_study_again_gives_it_as_it_is_and_another_spec_is_refused()
    {
        Assert.True((await Study.CreateAsync(Specs.External(_key))).IsNew);
        await Study.AskAsync(new() { Count = 2 });
        var again = await Study.CreateAsync(Specs.External(_key));
        Assert.Equal((false, 2), (again.IsNew, again.TrialCount));
        var refusal = await Assert.ThrowsAsync<StudyException>(() => Study.CreateAsync(Specs.External(_key, seed: 2)));
        Assert.Equal(RefusalCodes.StudyExists, refusal.Code);
    }

    [Fact]
    public async Task Of_two_specs_submitted_at_once_one_is_created_and_the_other_refused()
    {
        var creations = Enumerable.Range(0, 6).Select(i => Study.CreateAsync(Specs.External(_key, seed: i % 2))).ToArray();
        var created = new List<StudySnapshot>();
        int refused = 0;
        foreach (var creation in creations)
        {
            try
            {
                created.Add(await creation);
            }
            catch (StudyException refusal) when (refusal.Code == RefusalCodes.StudyExists)
            {
                refused++;
            }
        }

        Assert.Equal((3, 3), (created.Count, refused));
        Assert.Single(created, c => c.IsNew);
        Assert.Single(created.Select(c => c.SpecJson).Distinct());
    }

    [Fact]
    public async Task A_refusal_reaches_the_client_with_its_code_and_every_faulty_field()
    {
        string faulty = Specs.External(_key, sampler: "unheard-of").Replace("\"high\": 1", "\"high\": -1", StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<StudyException>(() => Study.CreateAsync(faulty));
        Assert.Equal(RefusalCodes.InvalidSpec, refusal.Code);
        Assert.Contains(refusal.Errors, e => e.Field.StartsWith("searchSpace[0]", StringComparison.Ordinal));
        Assert.Contains(refusal.Errors, e => e.Field.StartsWith("searchSpace[1]", StringComparison.Ordinal));
        Assert.Contains(refusal.Errors, e => e.Field == "sampler.name");
        Assert.All(refusal.Errors, e => Assert.NotEmpty(e.Message));

        var name = await Assert.ThrowsAsync<StudyException>(() => Study.CreateAsync(Specs.External(new("default", "another"))));
        Assert.Equal("name", Assert.Single(name.Errors).Field);
    }

    [Fact]
    public async Task A_study_that_is_not_there_is_told_so_by_every_call()
    {
        Func<Task>[] calls =
        [
            () => Study.GetAsync(), () => Study.AskAsync(new() { Count = 1 }), () => Study.ReportAsync(0, new(1, 1), null),
            () => Study.HeartbeatAsync(0, null), () => Study.TellAsync(new() { Number = 0 }), () => Study.PauseAsync(), () => Study.ResumeAsync(),
            () => Study.StopAsync(), () => Study.GetTrialsAsync(0, 1, null), () => Study.GetTrialAsync(0), () => Study.ChangesAsync(0, TimeSpan.Zero),
            () => Study.AddTrialsAsync(new() { Points = [Specs.Point(0)] }),
        ];
        foreach (var call in calls)
            Assert.Equal(RefusalCodes.StudyNotFound, (await Assert.ThrowsAsync<StudyException>(call)).Code);
        await Study.DeleteAsync();
    }

    [Fact]
    public async Task Asks_at_once_with_one_key_get_the_same_trials()
    {
        await Study.CreateAsync(Specs.External(_key, "gated"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Study.AskAsync(new() { Count = 3, RequestKey = "k" })));
        Assert.All(answers, a => Assert.Equal([0, 1, 2], a.Select(t => t.Number)));
        Assert.Equal(3, (await Study.GetAsync()).TrialCount);
    }

    [Fact]
    public async Task Twenty_workers_that_ask_at_once_get_twenty_different_points()
    {
        await Study.CreateAsync(Specs.External(_key, "gp"));
        for (int i = 0; i < 6; i++)
        {
            var trial = Assert.Single(await Study.AskAsync(new() { Count = 1 }));
            await Study.TellAsync(new() { Number = trial.Number, Values = [trial.Parameters.GetDouble("x")] });
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Study.AskAsync(new() { Count = 1 })));
        var trials = answers.Select(Assert.Single).ToList();
        Assert.Equal(20, trials.Select(t => t.Parameters).Distinct().Count());
        Assert.Equal(Enumerable.Range(6, 20), trials.Select(t => t.Number).Order());
    }

    [Fact]
    public async Task A_study_completes_by_itself_when_its_surrogate_expects_next_to_nothing()
    {
        await Study.CreateAsync(Specs.External(_key, "gp", more: """, "stop": {"maxTrials": 200, "minImprovement": 0.01}"""));
        while ((await Study.GetAsync()).State == StudyState.Running && await Study.AskAsync(new() { Count = 1 }) is [var trial])
            await Study.TellAsync(new() { Number = trial.Number, Values = [Math.Pow(trial.Parameters.GetDouble("x") - 0.4, 2)] });
        var study = await Study.GetAsync();
        Assert.Equal(StudyState.Completed, study.State);
        Assert.InRange(study.TrialCount, 10, 60);
        Assert.Contains("less than 0.01", study.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_suggestion_is_computed_the_study_answers()
    {
        cluster.Sampler.Gate.Reset();
        try
        {
            await Study.CreateAsync(Specs.External(_key, "gated"));
            var ask = Study.AskAsync(new() { Count = 1 });
            cluster.Sampler.Computing.Wait();
            Assert.Equal(0, (await Study.GetAsync()).TrialCount);
            var added = await Study.AddTrialsAsync(new() { Points = [Specs.Point(0.5)] });
            Assert.Equal(0, Assert.Single(added).Number);
            Assert.False(ask.IsCompleted);
            cluster.Sampler.Gate.Set();
            Assert.Single(await ask);
        }
        finally
        {
            cluster.Sampler.Gate.Set();
        }
    }

    [Fact]
    public async Task The_same_seed_and_events_give_the_same_suggestions_also_when_the_grain_is_lost_between()
    {
        var twin = cluster.NewKey();
        var calm = await SuggestionsAsync(_key, lostEvery: int.MaxValue);
        var lost = await SuggestionsAsync(twin, lostEvery: 3);
        Assert.Equal(calm, lost);
        Assert.Equal(12, calm.Distinct().Count());
    }

    [Fact]
    public async Task A_watcher_goes_on_from_the_change_that_it_saw_last()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AskAsync(new() { Count = 2 });
        var first = await Study.ChangesAsync(0, TimeSpan.Zero);
        Assert.Equal([0, 1], first.Trials.Select(t => t.Number));
        Assert.Empty((await Study.ChangesAsync(first.Next, TimeSpan.Zero)).Trials);

        var waiting = Study.ChangesAsync(first.Next, TimeSpan.FromHours(1));
        await Study.TellAsync(new() { Number = 1, Values = [0.5] });
        var second = await waiting;
        Assert.Equal([1], second.Trials.Select(t => t.Number));
        await TestCluster.DeactivateAsync(Study);
        Assert.Empty((await Study.ChangesAsync(second.Next, TimeSpan.Zero)).Trials);
        Assert.Equal([0, 1], (await Study.ChangesAsync(0, TimeSpan.Zero)).Trials.Select(t => t.Number));
    }

    [Fact]
    public async Task A_study_created_anew_after_its_deletion_starts_empty()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AskAsync(new() { Count = 300 });
        await Study.DeleteAsync();
        Assert.Equal(RefusalCodes.StudyNotFound, (await Assert.ThrowsAsync<StudyException>(() => Study.GetAsync())).Code);
        Assert.True((await Study.CreateAsync(Specs.External(_key, seed: 9))).IsNew);
        await Study.AskAsync(new() { Count = 1 });
        await TestCluster.DeactivateAsync(Study);
        Assert.Equal(1, (await Study.GetAsync()).TrialCount);
    }

    [Fact]
    public async Task What_a_deletion_cut_short_left_behind_does_not_come_back()
    {
        await Study.CreateAsync(Specs.External(_key));
        await Study.AskAsync(new() { Count = 600 });
        cluster.Storage.FailNextClear(_key, "history-00001");
        await Assert.ThrowsAsync<StudyUnavailableException>(() => Study.DeleteAsync());
        Assert.Equal(RefusalCodes.StudyNotFound, (await Assert.ThrowsAsync<StudyException>(() => Study.GetAsync())).Code);
        await Study.CreateAsync(Specs.External(_key));
        await Study.AskAsync(new() { Count = 64 });
        await TestCluster.DeactivateAsync(Study);
        Assert.Equal(64, (await Study.GetAsync()).TrialCount);
    }

    [Fact]
    public async Task A_silent_workers_trial_is_put_back_without_anybody_calling()
    {
        await Study.CreateAsync(Specs.External(_key, more: """, "lease": {"seconds": 60}"""));
        await Study.AskAsync(new() { Count = 1, Worker = "silent" });
        var seen = await Study.ChangesAsync(0, TimeSpan.Zero);
        var waiting = Study.ChangesAsync(seen.Next, TimeSpan.FromHours(1));
        cluster.Time.Advance(TimeSpan.FromSeconds(61));
        var changes = await waiting;
        Assert.Equal(TrialState.Queued, Assert.Single(changes.Trials).State);
    }

    [Fact]
    public async Task A_grid_is_used_up_and_the_study_ends_with_its_last_result()
    {
        await Study.CreateAsync(Specs.External(_key).Replace("{\"name\": \"random\"}", "{\"name\": \"grid\", \"points\": 2}", StringComparison.Ordinal));
        var trials = await Study.AskAsync(new() { Count = 10 });
        Assert.Equal(4, trials.Count);
        await TestCluster.DeactivateAsync(Study);
        foreach (var trial in trials)
            await Study.TellAsync(new() { Number = trial.Number, Values = [1] });
        var ended = await Study.GetAsync();
        Assert.Equal((StudyState.Completed, "every point of the search space was tried"), (ended.State, ended.Reason));
    }

    private async Task<List<string>> SuggestionsAsync(StudyKey key, int lostEvery)
    {
        var study = cluster.Study(key);
        await study.CreateAsync(Specs.External(key, "gp", seed: 5));
        var points = new List<string>();
        for (int i = 1; i <= 12; i++)
        {
            var trial = Assert.Single(await study.AskAsync(new() { Count = 1 }));
            points.Add(trial.Parameters.ToString());
            if (i % lostEvery == 0)
                await TestCluster.DeactivateAsync(study);
            double x = trial.Parameters.GetDouble("x"), y = trial.Parameters.GetDouble("y");
            await study.TellAsync(new() { Number = trial.Number, Values = [((x - 0.3) * (x - 0.3)) + Math.Sin(5 * y)] });
        }

        return points;
    }
}
