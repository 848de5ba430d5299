using OrleansTune.Contracts;

namespace OrleansTune.Cli.Progress;

/// <summary>Shows a study's course while it runs.</summary>
internal interface IProgressDisplay
{
    /// <summary>Applies each event to the progress and shows it; returns when the events end.</summary>
    Task ShowAsync(StudyProgress progress, IAsyncEnumerable<StudyEvent> events, CancellationToken cancellationToken);
}
