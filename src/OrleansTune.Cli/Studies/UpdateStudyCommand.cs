using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study update ID</c>: changes what is given of the stopping rules and of the training and leaves the others.</summary>
internal static class UpdateStudyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var rules = new StopOptions();
        var parallel = new Option<int?>("--parallel") { Description = "Most trials that the server trains at once", HelpName = "n" };
        var slots = new Option<double?>("--slots") { Description = "Slots of one host that each trial takes", HelpName = "n" };
        var priority = new Option<int?>("--priority") { Description = "Larger ones of a tenant's studies get slots first", HelpName = "n" };
        var command = new Command("update", "Change when a study ends, or how the server trains it") { id };
        rules.AddTo(command);
        command.Add(parallel);
        command.Add(slots);
        command.Add(priority);
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            var given = rules.Read(invocation);
            bool anyRule = given != new StopSpec();
            var update = new UpdateStudyRequest
            {
                Parallel = invocation.Get(parallel),
                Slots = invocation.Get(slots),
                Priority = invocation.Get(priority),
            };
            if (!anyRule && update == new UpdateStudyRequest())
            {
                throw new UsageException(
                    "expected at least one of --max-trials, --max-epochs, --target, --min-improvement, --deadline, --parallel, --slots and --priority.");
            }

            var study = invocation.Study(id);
            if (anyRule)
                update = update with { Stop = await OverAsync(study, given, cancellationToken) };
            return invocation.Print(await study.UpdateAsync(update, cancellationToken), s => StudyText.Write(invocation.Out, s));
        });
    }

    /// <summary>All the study's rules with the given ones in place of its own: the server replaces them as a whole.</summary>
    private static async Task<StopSpec> OverAsync(StudyHandle study, StopSpec given, CancellationToken cancellationToken)
    {
        var now = (await study.DescribeAsync(cancellationToken)).Spec.Stop ?? new();
        return now with
        {
            MaxTrials = given.MaxTrials ?? now.MaxTrials,
            MaxResource = given.MaxResource ?? now.MaxResource,
            Target = given.Target ?? now.Target,
            MinImprovement = given.MinImprovement ?? now.MinImprovement,
            Deadline = given.Deadline ?? now.Deadline,
        };
    }
}
