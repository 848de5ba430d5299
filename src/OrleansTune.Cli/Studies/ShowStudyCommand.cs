using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study show ID</c>.</summary>
internal static class ShowStudyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        return runner.Bind(new Command("show", "Show how a study stands") { id }, async (invocation, cancellationToken) =>
            invocation.Print(await invocation.Study(id).DescribeAsync(cancellationToken), s => StudyText.Write(invocation.Out, s)));
    }
}
