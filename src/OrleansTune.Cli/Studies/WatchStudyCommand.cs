using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Cli.Progress;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study watch ID</c>.</summary>
internal static class WatchStudyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        return runner.Bind(new Command("watch", "Watch a study until it ends (Ctrl-C ends the watching only)") { id }, async (invocation, cancellationToken) =>
        {
            var study = invocation.Study(id);
            var progress = new StudyProgress(await study.DescribeAsync(cancellationToken));
            try
            {
                var display = ProgressDisplays.For(invocation.Host, invocation.Json);
                await display.ShowAsync(progress, study.WatchAsync(cancellationToken: cancellationToken), cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return ExitCodes.Done;
            }

            if (!invocation.Json)
            {
                invocation.Out.WriteLine();
                StudyText.Write(invocation.Out, progress.Study);
            }

            return ExitCodes.Done;
        });
    }
}
