using System.CommandLine;
using System.Text.Json;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study export ID</c>.</summary>
internal static class ExportStudyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = StudyCommand.Name();
        var output = new Option<string?>("--output", "-o") { Description = "File to write; standard output without it", HelpName = "file" };
        return runner.Bind(new Command("export", "Write a study's spec and trials as JSON") { id, output }, async (invocation, cancellationToken) =>
        {
            var study = invocation.Study(id);
            var described = await study.DescribeAsync(cancellationToken);
            var exported = new ExportedStudy
            {
                Study = described.Spec,
                State = described.State,
                Trials = await study.TrialsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken),
            };
            string json = JsonSerializer.Serialize(exported, ExportedStudyJsonContext.Default.ExportedStudy);
            if (invocation.Get(output) is { } file)
                await File.WriteAllTextAsync(file, json + Environment.NewLine, cancellationToken);
            else
                await invocation.Out.WriteLineAsync(json);
            return ExitCodes.Done;
        });
    }
}
