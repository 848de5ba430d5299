using OrleansTune.Cli.Progress;
using OrleansTune.Contracts;
using Spectre.Console;

namespace OrleansTune.Cli.Tests.Progress;

public sealed class LiveProgressTests
{
    [Fact]
    public void A_frame_shows_best_rungs_and_epochs_saved()
    {
        var progress = new StudyProgress(Sample.Study());
        var change = progress.Apply(Sample.Trial(0, TrialState.Paused, 0.5, 0.625, 0.75));
        progress.Apply(new StudyEvent
        {
            Id = 1,
            Study = Sample.Study() with
            {
                Trials = new() { Paused = 1, Total = 1 },
                Best = new() { Number = 0, Parameters = new() { ["x"] = 0.5 }, Values = [0.75] },
                EpochsTrained = 3,
                EpochsOfFullTraining = 9,
            },
        });
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Write(ProgressView.Render(progress, change, TimeSpan.FromSeconds(83)));
        string frame = text.ToString();
        Assert.Contains("1:23", frame);
        Assert.Contains("0.75 accuracy  trial 0: x=0.5", frame);
        Assert.Contains("3 trained; 9 to train every trial to the end: 66 % saved", frame);
        Assert.Contains("1 trial reached 3 epochs", frame);
        Assert.Contains("0 trials reached 9 epochs", frame);
        Assert.Contains("trial 0 paused, step 3  accuracy 0.75  best so far", frame);
    }

    [Fact]
    public async Task The_live_display_ends_with_the_events()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.Yes });
        var progress = new StudyProgress(Sample.Study());
        var events = new[] { Sample.Trial(0, TrialState.Running, 0.5), Sample.Trial(0, TrialState.Completed, 0.5, 0.75) }.ToAsyncEnumerable();
        await new LiveProgress(console, TimeProvider.System).ShowAsync(progress, events, CancellationToken.None);
        Assert.Equal(2, progress.Epochs);
        Assert.Contains("completed", text.ToString());
    }
}
