using OrleansTune.Contracts;
using Spectre.Console;

namespace OrleansTune.Cli.Progress;

/// <summary>A study's course as a display that a person watches, redrawn in place.</summary>
internal sealed class LiveProgress(IAnsiConsole console, TimeProvider clock) : IProgressDisplay
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    public async Task ShowAsync(StudyProgress progress, IAsyncEnumerable<StudyEvent> events, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        TrialChange? latest = null;
        await console.Live(Text.Empty).Overflow(VerticalOverflow.Crop).StartAsync(async display =>
        {
            await using var stream = events.GetAsyncEnumerator(cancellationToken);
            var next = stream.MoveNextAsync().AsTask();
            var frame = Task.CompletedTask;
            while (true)
            {
                await Task.WhenAny(next, frame);
                if (next.IsCompleted)
                {
                    if (!await next)
                        break;
                    latest = progress.Apply(stream.Current) ?? latest;
                    next = stream.MoveNextAsync().AsTask();
                }

                if (!frame.IsCompleted)
                    continue;
                await frame;
                Draw(display);
                frame = Task.Delay(Frame, clock, cancellationToken);
            }

            Draw(display);
        });

        void Draw(LiveDisplayContext display) => display.UpdateTarget(ProgressView.Render(progress, latest, clock.GetElapsedTime(began)));
    }
}
