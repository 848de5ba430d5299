using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study pause|resume|stop|delete ID</c>.</summary>
internal static class SteerStudyCommands
{
    public static Command Pause(CommandRunner runner) =>
        Create(runner, "pause", "Hand out no trials until the study is resumed", (study, c) => study.PauseAsync(c));

    public static Command Resume(CommandRunner runner) =>
        Create(runner, "resume", "Hand out trials again", (study, c) => study.ResumeAsync(c));

    public static Command Stop(CommandRunner runner) =>
        Create(runner, "stop", "End the study and its trials; what they measured stays", (study, c) => study.StopAsync(c));

    public static Command Delete(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        return runner.Bind(new Command("delete", "Delete the study with everything measured in it") { id }, async (invocation, cancellationToken) =>
        {
            var study = invocation.Study(id);
            var before = await study.DescribeAsync(cancellationToken);
            await study.DeleteAsync(cancellationToken);
            return invocation.Print(before, s => invocation.Out.WriteLine($"{s.Name}: deleted, with {Words.Count(s.Trials.Total, "trial")}"));
        });
    }

    private static Command Create(
        CommandRunner runner, string verb, string description, Func<StudyHandle, CancellationToken, Task<StudyResource>> steer)
    {
        var id = StudyCommand.Name();
        return runner.Bind(new Command(verb, description) { id }, async (invocation, cancellationToken) =>
            invocation.Print(
                await steer(invocation.Study(id), cancellationToken),
                s => invocation.Out.WriteLine($"{s.Name}: {Words.Of(s.State)}")));
    }
}
