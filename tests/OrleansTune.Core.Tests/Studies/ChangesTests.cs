namespace OrleansTune.Core.Tests.Studies;

public sealed class ChangesTests
{
    [Fact]
    public void Changes_come_in_their_order_each_trial_as_it_stands_and_at_most_as_many_as_wanted()
    {
        var study = new TestStudy();
        for (int i = 0; i < 4; i++)
            study.Ask();
        study.Tell(1, 1);
        Assert.Equal([0, 2, 3, 1], Numbers(study.Machine.ChangedSince(0, 10)));
        Assert.Equal([0, 2], Numbers(study.Machine.ChangedSince(0, 2)));
        Assert.Equal([3, 1], Numbers(study.Machine.ChangedSince(study.Machine.Find(2).Version, 10)));
        Assert.Empty(study.Machine.ChangedSince(study.Machine.Version, 10));
    }

    [Fact]
    public void A_watcher_that_follows_sees_every_trial_across_pages_and_a_restart()
    {
        var study = new TestStudy();
        study.Import(null, [.. Enumerable.Range(0, 700).Select(i => (i / 700.0, (double)i))]);
        long seen = 0;
        var numbers = new List<int>();
        while (study.Machine.ChangedSince(seen, 100) is { Count: > 0 } changes)
        {
            numbers.AddRange(Numbers(changes));
            seen = changes[^1].Version;
            study.Restart();
        }

        Assert.Equal(Enumerable.Range(0, 700), numbers);
    }

    [Fact]
    public void Only_pages_that_changed_are_dirty_and_snapshots_stay_as_they_were()
    {
        var study = new TestStudy();
        study.Import(null, [.. Enumerable.Range(0, 600).Select(i => (i / 700.0, (double)i))]);
        Assert.Equal(Enumerable.Range(0, 10), study.Machine.History.TakeDirtyPages());
        var before = study.Machine.History.Snapshot();
        study.Ask();
        Assert.Equal([9], study.Machine.History.TakeDirtyPages());
        Assert.Empty(study.Machine.History.TakeDirtyPages());
        Assert.Equal((600, 601), (before.Count, study.Machine.History.Count));
        Assert.Equal(Enumerable.Range(0, 600), Numbers(before));
    }

    [Fact]
    public void A_heartbeat_is_a_change_but_nothing_to_learn_from()
    {
        var study = new TestStudy();
        study.Ask();
        var (version, evidence) = (study.Machine.Version, study.Machine.EvidenceVersion);
        study.Machine.Heartbeat(0, study.Now);
        Assert.Equal((version + 1, evidence), (study.Machine.Version, study.Machine.EvidenceVersion));
        study.Report(0, 1, 0.5);
        Assert.True(study.Machine.EvidenceVersion > evidence);
    }

    [Fact]
    public void A_samplers_state_changes_the_head_only_when_it_is_another()
    {
        var study = new TestStudy();
        var state = new Core.Sampling.SamplerState("gp/1", [1, 2]);
        study.Machine.KeepSamplerState(state);
        Assert.True(study.Machine.TakeHeadChanged());
        study.Machine.KeepSamplerState(state);
        Assert.False(study.Machine.TakeHeadChanged());
        Assert.Same(state, study.Machine.Head.Sampler);
    }

    private static IEnumerable<int> Numbers(IEnumerable<Core.Trials.Trial> trials) => trials.Select(t => t.Number);
}
