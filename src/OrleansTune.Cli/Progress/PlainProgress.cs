using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Progress;

/// <summary>A study's course as lines, for pipes and files: one for each trial that pauses or ends, and each new best value.</summary>
internal sealed class PlainProgress(TextWriter writer) : IProgressDisplay
{
    public async Task ShowAsync(StudyProgress progress, IAsyncEnumerable<StudyEvent> events, CancellationToken cancellationToken)
    {
        var state = progress.Study.State;
        await foreach (var seen in events.WithCancellation(cancellationToken))
        {
            if (progress.Apply(seen) is { } change && Describe(progress, change) is { } line)
                await writer.WriteLineAsync(line);
            if (progress.Study.State != state)
            {
                state = progress.Study.State;
                await writer.WriteLineAsync($"study {progress.Study.Name} {Words.Of(state)}{(progress.Study.Reason is { } reason ? $": {reason}" : null)}");
            }
        }
    }

    private static string? Describe(StudyProgress progress, TrialChange change)
    {
        var trial = change.Trial;
        bool rested = change.Before != trial.State
            && trial.State is TrialState.Paused or TrialState.Completed or TrialState.Stopped or TrialState.Failed;
        if (!rested && !change.IsBest)
            return null;
        string line = $"trial {trial.Number,3}  {Words.Of(trial.State),-9}";
        if (trial.Steps.Count > 0)
            line += $"  step {StudyProgress.LastStep(trial),3}";
        if (trial.Values.Count > 0)
            line += $"  {progress.Objective.Name} {Words.Of(trial.Values)}";
        if (change.IsBest)
            line += "  best so far";
        return trial.State == TrialState.Failed && trial.Reason is { } reason ? $"{line}  {reason}" : line;
    }
}
