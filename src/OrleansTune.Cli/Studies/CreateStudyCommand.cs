using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Cli.Specs;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study create -f FILE</c>.</summary>
internal static class CreateStudyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Option<string>("--file", "-f") { Description = "The spec, YAML or JSON; - for standard input", HelpName = "file", Required = true };
        return runner.Bind(new Command("create", "Create a study from a spec") { file }, async (invocation, cancellationToken) =>
        {
            var spec = await SpecFile.ReadAsync(invocation.Get(file)!, invocation.Host.In, cancellationToken);
            var study = await invocation.Client.Studies.CreateAsync(spec, cancellationToken: cancellationToken);
            return invocation.Print(await study.DescribeAsync(cancellationToken), s => StudyText.Write(invocation.Out, s));
        });
    }
}
