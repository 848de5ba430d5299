using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Progress;

/// <summary>A study's events as JSON, one a line.</summary>
internal sealed class JsonProgress(TextWriter writer) : IProgressDisplay
{
    public async Task ShowAsync(StudyProgress progress, IAsyncEnumerable<StudyEvent> events, CancellationToken cancellationToken)
    {
        await foreach (var seen in events.WithCancellation(cancellationToken))
        {
            progress.Apply(seen);
            JsonOutput.WriteLine(writer, seen);
            await writer.FlushAsync(cancellationToken);
        }
    }
}
