using System.CommandLine;
using System.Globalization;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study update ID</c>: changes the stopping rules that are given and leaves the others.</summary>
internal static class UpdateStudyCommand
{
    private static readonly Option<int?> MaxTrials = new("--max-trials") { Description = "Most trials that the study creates", HelpName = "n" };
    private static readonly Option<long?> MaxEpochs = new("--max-epochs") { Description = "Most epochs spent over all trials", HelpName = "n" };
    private static readonly Option<double?> Target = new("--target") { Description = "The objective's value that is good enough", HelpName = "v" };
    private static readonly Option<string?> Deadline = new("--deadline") { Description = "When the study ends, such as 2030-01-31T12:00:00Z", HelpName = "time" };
    private static readonly Option<int?> Parallel = new("--parallel") { Description = "Most trials that the server trains at once", HelpName = "n" };

    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var command = new Command("update", "Change when a running study ends, or how many of its trials train at once")
        {
            id, MaxTrials, MaxEpochs, Target, Deadline, Parallel,
        };
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            bool newRules = invocation.Get(MaxTrials) is not null || invocation.Get(MaxEpochs) is not null
                || invocation.Get(Target) is not null || invocation.Get(Deadline) is not null;
            if (!newRules && invocation.Get(Parallel) is null)
                throw new UsageException("expected at least one of --max-trials, --max-epochs, --target, --deadline and --parallel.");
            if (invocation.Get(Target) is { } target && !double.IsFinite(target))
                throw new UsageException($"--target: {target} is not a finite number.");
            var deadline = ReadDeadline(invocation.Get(Deadline));
            var study = invocation.Study(id);
            var update = new UpdateStudyRequest { Parallel = invocation.Get(Parallel) };
            if (newRules)
            {
                // The server replaces the rules as a whole.
                var now = (await study.DescribeAsync(cancellationToken)).Spec.Stop ?? new();
                update = update with
                {
                    Stop = now with
                    {
                        MaxTrials = invocation.Get(MaxTrials) ?? now.MaxTrials,
                        MaxResource = invocation.Get(MaxEpochs) ?? now.MaxResource,
                        Target = invocation.Get(Target) ?? now.Target,
                        Deadline = deadline ?? now.Deadline,
                    },
                };
            }

            return invocation.Print(await study.UpdateAsync(update, cancellationToken), s => StudyText.Write(invocation.Out, s));
        });
    }

    private static DateTimeOffset? ReadDeadline(string? text)
    {
        if (text is null)
            return null;
        // A time without an offset would be read in this machine's own zone.
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) && text.Length > 11 && text.AsSpan(11).ContainsAny('Z', '+', '-')
            ? time
            : throw new UsageException($"--deadline: expected a time with its offset, such as 2030-01-31T12:00:00Z, got '{text}'.");
    }
}
