using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study list</c>.</summary>
internal static class ListStudiesCommand
{
    public static Command Create(CommandRunner runner)
    {
        var state = new Option<StudyState?>("--state") { Description = "Only studies in this state", HelpName = "state" };
        return runner.Bind(new Command("list", "List the studies") { state }, async (invocation, cancellationToken) =>
        {
            var studies = invocation.Client.Studies.ListAsync(invocation.Get(state), cancellationToken);
            if (invocation.Json)
            {
                await JsonOutput.WriteListAsync(invocation.Out, studies);
                return ExitCodes.Done;
            }

            var table = new AlignedTable("study", "state", "trials>", "best>", "objective", "created");
            await foreach (var study in studies)
            {
                table.Add(
                    study.Name, Words.Of(study.State), $"{study.Trials.Total}", Words.Of(study.Best?.Values),
                    string.Join(", ", study.Spec.Objectives.Select(o => o.Name)), Words.Of(study.Created));
            }

            table.Write(invocation.Out);
            return ExitCodes.Done;
        });
    }
}
