using OrleansTune.Cli.Progress;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tests.Progress;

public sealed class StudyProgressTests
{
    [Fact]
    public void Each_epoch_counts_once_however_often_its_trial_is_seen()
    {
        var progress = new StudyProgress(Sample.Study());
        progress.Apply(Sample.Trial(0, TrialState.Running, 0.1));
        progress.Apply(Sample.Trial(0, TrialState.Running, 0.1));
        progress.Apply(Sample.Trial(0, TrialState.Paused, 0.1, 0.2, 0.3));
        progress.Apply(Sample.Trial(1, TrialState.Running, 0.5));
        Assert.Equal(4, progress.Epochs);
    }

    [Fact]
    public void The_course_holds_the_improvements_only()
    {
        var progress = new StudyProgress(Sample.Study());
        progress.Apply(Sample.Trial(0, TrialState.Running, 0.5, 0.4, 0.6));
        progress.Apply(Sample.Trial(1, TrialState.Running, 0.6, 0.55));
        progress.Apply(Sample.Trial(2, TrialState.Completed, 0.7));
        Assert.Equal([new(1, 0.5), new(3, 0.6), new(6, 0.7)], progress.Course);
    }

    [Fact]
    public void A_minimised_objective_improves_downwards()
    {
        var progress = new StudyProgress(Sample.Study(Direction.Minimize));
        progress.Apply(Sample.Trial(0, TrialState.Running, 0.5, 0.6, 0.4));
        Assert.Equal([new(1, 0.5), new(3, 0.4)], progress.Course);
    }

    [Fact]
    public void Rungs_count_the_trials_that_reached_them()
    {
        var progress = new StudyProgress(Sample.Study());
        progress.Apply(Sample.Trial(0, TrialState.Paused, 0.1));
        progress.Apply(Sample.Trial(1, TrialState.Paused, 0.1, 0.2, 0.3));
        progress.Apply(Sample.Trial(2, TrialState.Running));
        Assert.Equal([(1, 2), (3, 1), (9, 0)], progress.Rungs());
    }

    [Fact]
    public void Only_changes_are_told()
    {
        var progress = new StudyProgress(Sample.Study());
        Assert.Null(progress.Apply(Sample.Trial(0, TrialState.Running))!.Before);
        Assert.Null(progress.Apply(Sample.Trial(0, TrialState.Running)));
        Assert.True(progress.Apply(Sample.Trial(0, TrialState.Running, 0.5))!.IsBest);
        Assert.Null(progress.Apply(Sample.Trial(0, TrialState.Running, 0.5, 0.4)));
        Assert.Equal(TrialState.Running, progress.Apply(Sample.Trial(0, TrialState.Paused, 0.5, 0.4))!.Before);
        Assert.Null(progress.Apply(Sample.Trial(0, TrialState.Stopped, 0.5, 0.4)));
    }
}
