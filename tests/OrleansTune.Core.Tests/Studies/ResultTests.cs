using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

public sealed class ResultTests
{
    [Fact]
    public void A_told_value_ends_the_trial_and_makes_it_the_incumbent()
    {
        var study = new TestStudy();
        study.Ask();
        var told = study.Tell(0, 0.25);
        Assert.Equal((TrialState.Completed, study.Now), (told.State, told.Ended));
        Assert.Null(told.LeaseExpires);
        Assert.Equal([0], study.Machine.Best.Select(t => t.Number));
    }

    [Fact]
    public void Telling_the_same_again_gives_the_same_answer_and_something_else_is_refused()
    {
        var study = new TestStudy();
        study.Ask();
        var first = study.Tell(0, 0.25);
        Assert.Same(first, study.Tell(0, 0.25));
        var refusal = Assert.Throws<StudyException>(() => study.Tell(0, 0.5));
        Assert.Equal("Trial 0 is completed; 'complete' needs a trial that is running.", refusal.Message);
    }

    [Fact]
    public void Failing_again_gives_the_first_failure()
    {
        var study = new TestStudy();
        study.Ask();
        var first = study.Machine.Fail(0, "out of memory", study.Now);
        Assert.Same(first, study.Machine.Fail(0, "something else", study.Now));
        Assert.Equal("out of memory", first.Reason);
        var refusal = Assert.Throws<StudyException>(() => study.Tell(0, 1));
        Assert.Equal("Trial 0 is failed (out of memory); 'complete' needs a trial that is running.", refusal.Message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_no_finite_number_is_refused_by_its_field(double value)
    {
        var study = new TestStudy();
        study.Ask();
        Assert.Equal("values[0]", Assert.Single(Assert.Throws<StudyException>(() => study.Tell(0, value)).Errors).Field);
        Assert.Equal("values[0]", Assert.Single(Assert.Throws<StudyException>(() => study.Report(0, 1, value)).Errors).Field);
        Assert.Equal(TrialState.Running, study.Machine.Find(0).State);
    }

    [Fact]
    public void As_many_values_are_wanted_as_there_are_objectives_and_constraints()
    {
        var study = new TestStudy(TestStudy.Spec() with { Constraints = [new("latency")] });
        study.Ask();
        Assert.Equal("values", Assert.Single(Assert.Throws<StudyException>(() => study.Machine.Tell(0, [1, 2], [1], study.Now)).Errors).Field);
        Assert.Equal("constraints", Assert.Single(Assert.Throws<StudyException>(() => study.Machine.Tell(0, [1], [], study.Now)).Errors).Field);
        Assert.Equal("values", Assert.Single(Assert.Throws<StudyException>(() => study.Machine.Report(0, new(1, []), study.Now)).Errors).Field);
        Assert.Equal("step", Assert.Single(Assert.Throws<StudyException>(() => study.Report(0, 0, 1)).Errors).Field);
    }

    [Fact]
    public void There_is_no_trial_of_a_number_never_given()
    {
        var study = new TestStudy();
        study.Ask();
        foreach (int number in new[] { -1, 1 })
        {
            var refusal = Assert.Throws<StudyException>(() => study.Tell(number, 1));
            Assert.Equal((RefusalCodes.TrialNotFound, $"The study 'tested' has no trial {number}; it has 1."), (refusal.Code, refusal.Message));
        }
    }

    [Fact]
    public void Of_a_step_reported_twice_the_first_measurement_stands()
    {
        var study = new TestStudy();
        study.Ask();
        study.Report(0, 1, 0.5);
        Assert.Equal(ReportDecision.Continue, study.Report(0, 1, 0.1));
        var step = Assert.Single(study.Machine.Find(0).Steps);
        Assert.Equal(0.5, step.Values[0]);
        Assert.Equal(1, study.Machine.ResourceSpent);
    }

    [Fact]
    public void Steps_may_be_left_out_but_do_not_come_again()
    {
        var study = new TestStudy();
        study.Ask();
        study.Report(0, 4, 0.5);
        study.Report(0, 2, 0.1);
        Assert.Equal([4], study.Machine.Find(0).Steps.Select(s => s.Step));
        Assert.Equal(4, study.Machine.ResourceSpent);
    }

    [Fact]
    public void An_external_trial_not_among_the_best_of_a_rung_is_stopped_and_says_so_again()
    {
        var study = new TestStudy(TestStudy.Rungs(SchedulerMode.Stopping));
        Assert.Equal(ReportDecision.Continue, study.Report(study.Ask().Number, 1, 0.1));
        int worse = study.Ask().Number;
        Assert.Equal(ReportDecision.Stop, study.Report(worse, 1, 0.9));
        Assert.Equal(ReportDecision.Stop, study.Report(worse, 2, 0.9));
        Assert.Equal("not among the best at step 1", study.Machine.Find(worse).Reason);
    }

    [Fact]
    public void Results_of_running_trials_are_taken_while_the_study_is_paused()
    {
        var study = new TestStudy();
        study.Ask();
        study.Machine.Pause();
        study.Report(0, 1, 0.5);
        Assert.Equal(TrialState.Completed, study.Tell(0, 0.5).State);
    }

    [Fact]
    public void A_trial_beyond_the_constraints_is_never_the_best()
    {
        var study = new TestStudy(TestStudy.Spec() with { Constraints = [new("latency")] });
        study.Ask();
        study.Ask();
        study.Machine.Tell(0, [0.1], [0.5], study.Now);
        Assert.Empty(study.Machine.Best);
        study.Machine.Tell(1, [0.9], [0], study.Now);
        Assert.Equal([1], study.Machine.Best.Select(t => t.Number));
    }

    [Fact]
    public void Of_equal_values_the_first_trial_by_number_is_the_best_whichever_was_told_first()
    {
        var study = new TestStudy();
        study.Ask();
        study.Ask();
        study.Tell(1, 0.5);
        study.Tell(0, 0.5);
        Assert.Equal([0], study.Machine.Best.Select(t => t.Number));
    }

    [Fact]
    public void A_best_trial_that_fails_makes_room_for_the_next()
    {
        var study = new TestStudy();
        study.Ask();
        study.Ask();
        study.Report(0, 1, 0.1);
        study.Report(1, 1, 0.2);
        study.Machine.Fail(0, null, study.Now);
        Assert.Equal([1], study.Machine.Best.Select(t => t.Number));
    }

    [Fact]
    public void The_best_of_several_objectives_are_those_that_no_other_beats_in_all()
    {
        var study = new TestStudy(TestStudy.Spec() with { Objectives = [new("loss", Direction.Minimize), new("accuracy", Direction.Maximize)] });
        foreach (double[] values in new double[][] { [1, 1], [2, 3], [2, 2], [0.5, 0.5] })
            study.Machine.Tell(study.Ask().Number, [.. values], [], study.Now);
        Assert.Equal([0, 1, 3], study.Machine.Best.Select(t => t.Number));
    }

    [Fact]
    public void A_managed_trial_has_the_constraints_of_its_best_epoch_by_how_much_they_miss_their_bounds()
    {
        var study = new TestStudy(TestStudy.Spec() with
        {
            Execution = TestStudy.Execution,
            Constraints = [new("bytes", AtMost: 100), new("recall", AtLeast: 0.5)],
        });
        int number = study.Begin().Number;

        study.Machine.Report(number, new(1, 0.9), study.Now, [90, 0.75]);
        Assert.Equal<double>([-10, -0.25], study.Machine.History[number].Constraints);
        study.Machine.Report(number, new(2, 0.95), study.Now, [200, 0.25]);
        Assert.Equal<double>([-10, -0.25], study.Machine.History[number].Constraints);
        Assert.Single(study.Machine.Best);

        study.Machine.Report(number, new(3, 0.5), study.Now, [100, 0.25]);
        Assert.Equal<double>([0, 0.25], study.Machine.History[number].Constraints);
        Assert.Empty(study.Machine.Best);
        // A replay changes nothing.
        study.Machine.Report(number, new(3, 0.5), study.Now, [0, 1]);
        Assert.Equal<double>([0, 0.25], study.Machine.History[number].Constraints);
    }

    [Fact]
    public void A_managed_trial_whose_constraint_diverged_is_not_feasible()
    {
        var study = new TestStudy(TestStudy.Spec() with { Execution = TestStudy.Execution, Constraints = [new("loss", AtMost: 1)] });
        int number = study.Begin().Number;
        study.Machine.Report(number, new(1, 0.9), study.Now, [double.NaN]);
        Assert.Empty(study.Machine.Best);
        var refusal = Assert.Throws<StudyException>(() => study.Machine.Report(number, new(2, 0.9), study.Now, [1, 2]));
        Assert.Equal("constraints", Assert.Single(refusal.Errors).Field);
    }
}
