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
    public void A_trial_from_elsewhere_keeps_how_it_ended_and_what_it_measured()
    {
        var study = new TestStudy(TestStudy.Spec() with { Stop = new() { MaxResource = 5 } });
        var begun = study.Now.AddDays(-1);
        var added = study.Machine.Import(
            [
                new() { Point = TestStudy.Point(0.1), State = TrialState.Stopped, Steps = [new(3, 0.5), new(9, 0.4)], Started = begun, Ended = begun.AddHours(1) },
                new() { Point = TestStudy.Point(0.2), State = TrialState.Failed, Reason = "it burst" },
            ],
            null,
            study.Now);
        Assert.Equal([(TrialState.Stopped, "stopped elsewhere", 9), (TrialState.Failed, "it burst", 0)], added.Select(t => (t.State, t.Reason!, t.LastStep)));
        Assert.Equal((begun, begun.AddHours(1)), (added[0].Started!.Value, added[0].Ended!.Value));
        Assert.Equal(0.4, Assert.Single(added[0].ValuesFor(study.Machine.Spec.Objectives)));
        Assert.Equal((StudyState.Running, 0), (study.Machine.Head.State, study.Machine.ResourceSpent));
    }

    public static TheoryData<string, ImportedResult> Faulty => new()
    {
        { "trials[0].state", new() { Point = TestStudy.Point(0), State = TrialState.Running } },
        { "trials[0].values", new() { Point = TestStudy.Point(0) } },
        { "trials[0].values", new() { Point = TestStudy.Point(0), State = TrialState.Failed, Values = [1] } },
        { "trials[0].constraints", new() { Point = TestStudy.Point(0), State = TrialState.Stopped, Constraints = [1] } },
        { "trials[0].steps[1].step", new() { Point = TestStudy.Point(0), Values = [1], Steps = [new(2, 1), new(2, 1)] } },
        { "trials[0].steps[0].values", new() { Point = TestStudy.Point(0), Values = [1], Steps = [new(1, [1, 2])] } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_result_is_named_with_its_field_and_not_added(string field, ImportedResult result)
    {
        var study = new TestStudy();
        var refusal = Assert.Throws<StudyException>(() => study.Machine.Import([result], null, study.Now));
        Assert.Equal((field, 0), (Assert.Single(refusal.Errors).Field, study.Machine.History.Count));
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
