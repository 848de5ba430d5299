using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Cli.Studies;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Trials;

/// <summary><c>report ID N --step E --value V</c>.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var number = TrialArguments.Number();
        var step = new Option<int>("--step") { Description = "Epochs (or other units) trained so far", HelpName = "e", Required = true };
        var values = TrialArguments.Values();
        values.Required = true;
        var worker = TrialArguments.Worker();
        var command = new Command("report", "Report what a running trial measured; answers whether to go on") { id, number, step, values, worker };
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            var report = new ReportRequest { Step = invocation.Get(step), Values = invocation.Finite(values), Worker = invocation.Get(worker) };
            var answer = new ReportResponse { Decision = await invocation.Study(id).ReportAsync(invocation.Get(number), report, cancellationToken) };
            return invocation.Print(answer, a => invocation.Out.WriteLine(Words.Of(a.Decision)));
        });
    }
}
