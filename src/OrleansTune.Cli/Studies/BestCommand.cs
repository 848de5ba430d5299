using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study best ID</c>.</summary>
internal static class BestCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        return runner.Bind(new Command("best", "Show the best trial, or the Pareto front") { id }, async (invocation, cancellationToken) =>
        {
            var best = new BestResponse { Trials = await invocation.Study(id).BestAsync(cancellationToken) };
            return invocation.Print(best, b =>
            {
                if (b.Trials.Count > 0)
                    TrialText.Write(invocation.Out, b.Trials);
                else
                    invocation.Out.WriteLine("No trial has a value yet.");
            });
        });
    }
}
