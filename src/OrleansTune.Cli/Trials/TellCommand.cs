using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Cli.Studies;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Trials;

/// <summary><c>tell ID N --value V | --state failed</c>.</summary>
internal static class TellCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var number = TrialArguments.Number();
        var values = TrialArguments.Values();
        var constraints = new Option<double[]>("--constraint") { Description = "A constraint's value, feasible when at most 0; once for each", HelpName = "c" };
        var state = new Option<string?>("--state") { Description = "failed: the trial has no value", HelpName = "failed" };
        state.AcceptOnlyFromAmong("failed", "completed");
        var reason = new Option<string?>("--reason") { Description = "Why it failed", HelpName = "text" };
        var worker = TrialArguments.Worker();
        var command = new Command("tell", "End a running trial with its result") { id, number, values, constraints, state, reason, worker };
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            bool failed = invocation.Get(state) == "failed";
            double[] told = invocation.Finite(values);
            if (failed == told.Length > 0)
                throw new UsageException(failed ? "--value: a failed trial has none." : "--value: expected the trial's value, or --state failed.");
            double[] constrained = invocation.Finite(constraints);
            var result = failed
                ? TellRequest.Failed(invocation.Get(reason) ?? "told failed")
                : TellRequest.Completed(told, constrained.Length > 0 ? constrained : null);
            var trial = await invocation.Study(id).TellAsync(invocation.Get(number), result with { Worker = invocation.Get(worker) }, cancellationToken);
            return invocation.Print(trial, t => invocation.Out.WriteLine(
                t.Values.Count > 0 ? $"trial {t.Number}: {Words.Of(t.State)}, {Words.Of(t.Values)}" : $"trial {t.Number}: {Words.Of(t.State)}"));
        });
    }
}
