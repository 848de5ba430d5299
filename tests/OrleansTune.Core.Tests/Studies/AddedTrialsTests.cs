using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

public sealed class AddedTrialsTests
{
    [Fact]
    public void Enqueued_trials_wait_and_count_towards_the_most_trials()
    {
        var study = new TestStudy(TestStudy.Spec() with { Stop = new() { MaxTrials = 3 } });
        var added = study.Enqueue(null, 0.1, 0.2);
        Assert.All(added, t => Assert.Equal((TrialState.Queued, TrialOrigin.Enqueued), (t.State, t.Origin)));
        Assert.Equal(1, study.Machine.TrialsLeft);
        var refusal = Assert.Throws<StudyException>(() => study.Enqueue(null, 0.3, 0.4));
        Assert.Equal("trials: the study ends after 3 trials and has 2; 2 more are too many.", refusal.Message);
    }

    [Fact]
    public void Imported_results_are_completed_trials_that_do_not_count()
    {
        var study = new TestStudy(TestStudy.Spec() with { Stop = new() { MaxTrials = 1 } });
        var added = study.Import(null, (0.1, 5), (0.2, 4));
        Assert.All(added, t => Assert.Equal((TrialState.Completed, TrialOrigin.Imported), (t.State, t.Origin)));
        Assert.Equal(1, study.Machine.TrialsLeft);
        Assert.Equal([1], study.Machine.Best.Select(t => t.Number));
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
    }

    [Fact]
    public void The_same_request_again_adds_nothing_even_when_workers_took_its_trials()
    {
        var study = new TestStudy();
        var first = study.Enqueue("k", 0.1, 0.2);
        study.Ask("ask");
        study.Restart();
        Assert.Equal(first.Select(t => t.Number), study.Enqueue("k", 0.1, 0.2).Select(t => t.Number));
        Assert.Equal([2, 3], study.Import("r", (0.3, 1), (0.4, 2)).Select(t => t.Number));
        Assert.Equal([2, 3], study.Import("r", (0.3, 1), (0.4, 2)).Select(t => t.Number));
        Assert.Equal(4, study.Machine.History.Count);
    }

    [Fact]
    public void A_request_that_a_crash_tore_apart_is_completed_when_it_comes_again()
    {
        var study = new TestStudy();
        study.Enqueue("k", 0.1);
        var all = study.Enqueue("k", 0.1, 0.2, 0.3);
        Assert.Equal([0.1, 0.2, 0.3], all.Select(t => t.Parameters.GetDouble("x")));
        Assert.Equal(3, study.Machine.History.Count);
    }

    [Fact]
    public void Every_faulty_point_is_named_and_none_is_added()
    {
        var study = new TestStudy();
        var refusal = Assert.Throws<StudyException>(() => study.Enqueue(null, 0.5, 1.5, -1));
        Assert.Equal(RefusalCodes.InvalidRequest, refusal.Code);
        Assert.Equal(["trials[1].parameters.x", "trials[2].parameters.x"], refusal.Errors.Select(e => e.Field));
        Assert.Equal(0, study.Machine.History.Count);
    }

    [Fact]
    public void A_faulty_value_is_named_and_nothing_is_imported()
    {
        var study = new TestStudy();
        var refusal = Assert.Throws<StudyException>(() => study.Import(null, (0.1, 1), (0.2, double.NaN)));
        Assert.Equal(["trials[1].values[0]"], refusal.Errors.Select(e => e.Field));
        Assert.Equal(0, study.Machine.History.Count);
    }

    [Fact]
    public void A_paused_study_takes_trials_and_an_ended_one_does_not()
    {
        var study = new TestStudy();
        study.Machine.Pause();
        study.Enqueue(null, 0.1);
        study.Machine.Stop(study.Now);
        Assert.Equal(RefusalCodes.StudyNotRunning, Assert.Throws<StudyException>(() => study.Enqueue(null, 0.2)).Code);
    }
}
