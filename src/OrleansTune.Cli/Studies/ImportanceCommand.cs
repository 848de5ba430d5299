using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study importance ID</c>.</summary>
internal static class ImportanceCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var method = new Option<string>("--method")
        {
            Description = "fanova: share of the objective's variance; ped-anova: what the best trials have in common",
            HelpName = "method",
            DefaultValueFactory = _ => ImportanceMethods.FAnova,
        };
        method.AcceptOnlyFromAmong(ImportanceMethods.FAnova, ImportanceMethods.PedAnova);
        var objective = new Option<string?>("--objective") { Description = "The objective in question; the first by default", HelpName = "name" };
        var command = new Command("importance", "Show how much each parameter matters") { id, method, objective };
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            var importance = await invocation.Study(id).ImportanceAsync(invocation.Get(method)!, invocation.Get(objective), cancellationToken);
            return invocation.Print(importance, i =>
            {
                if (i.Reason is not null)
                {
                    invocation.Out.WriteLine(i.Reason);
                    return;
                }

                var table = new AlignedTable("parameter", $"share of {i.Objective}>");
                foreach (var parameter in i.Parameters)
                    table.Add(parameter.Name, $"{100 * parameter.Importance:F1} %");
                table.Write(invocation.Out);
            });
        });
    }
}
