using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Cli.Studies;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Trials;

/// <summary><c>ask ID [-n K]</c>.</summary>
internal static class AskCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var count = new Option<int>("--count", "-n") { Description = "How many trials", HelpName = "k", DefaultValueFactory = _ => 1 };
        var worker = new Option<string?>("--worker") { Description = "Who asks", HelpName = "name" };
        return runner.Bind(new Command("ask", "Ask an external study for trials to run") { id, count, worker }, async (invocation, cancellationToken) =>
        {
            var answer = new AskResponse
            {
                Trials = await invocation.Study(id).AskAsync(invocation.Get(count), invocation.Get(worker), cancellationToken),
            };
            return invocation.Print(answer, a =>
            {
                if (a.Trials.Count == 0)
                {
                    invocation.Out.WriteLine("Nothing to run right now; ask again when a trial has ended.");
                    return;
                }

                var table = new AlignedTable("trial>", "parameters", "lease expires", "resume");
                foreach (var trial in a.Trials)
                {
                    // In full: what is printed here is what is run.
                    table.Add($"{trial.Number}", $"{trial.Parameters}", Words.Of(trial.LeaseExpires), trial.Resume is { } r ? $"after step {r.Step}, to {r.Target}" : "-");
                }

                table.Write(invocation.Out);
            });
        });
    }
}
