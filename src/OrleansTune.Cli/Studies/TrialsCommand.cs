using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study trials ID</c>.</summary>
internal static class TrialsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var state = new Option<TrialState?>("--state") { Description = "Only trials in this state", HelpName = "state" };
        return runner.Bind(new Command("trials", "List a study's trials") { id, state }, async (invocation, cancellationToken) =>
        {
            var trials = invocation.Study(id).TrialsAsync(invocation.Get(state), cancellationToken);
            if (invocation.Json)
            {
                await JsonOutput.WriteListAsync(invocation.Out, trials);
                return ExitCodes.Done;
            }

            var table = TrialText.Table();
            await foreach (var trial in trials)
                table.Add(trial);
            table.Write(invocation.Out);
            return ExitCodes.Done;
        });
    }
}
