using System.CommandLine;
using System.Text.Json;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Cli.Specs;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study import FILE</c>: creates the study of an export and brings its results.</summary>
internal static class ImportStudyCommand
{
    // As many as one request may bring.
    private const int Batch = 1000;

    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "What study export wrote; - for standard input" };
        var name = new Option<string?>("--name") { Description = "Another name for the study", HelpName = "id" };
        return runner.Bind(new Command("import", "Create a study from an export, with its results") { file, name }, async (invocation, cancellationToken) =>
        {
            var exported = Read(await SpecFile.ReadAsync(invocation.Get(file), invocation.Host.In, cancellationToken));
            var spec = invocation.Get(name) is { } other ? exported.Study with { Name = other } : exported.Study;
            var results = exported.Trials
                .Where(t => t.Values.Count > 0 && t.State is TrialState.Completed or TrialState.Stopped)
                .Select(t => new AddedTrial { Parameters = t.Parameters, Values = t.Values, Constraints = t.Constraints })
                .ToList();
            var study = await invocation.Client.Studies.CreateAsync(spec, cancellationToken);
            foreach (var batch in results.Chunk(Batch))
                await study.ImportAsync(batch, cancellationToken);
            return invocation.Print(await study.DescribeAsync(cancellationToken), s =>
            {
                int left = exported.Trials.Count - results.Count;
                invocation.Out.WriteLine(
                    $"{s.Name}: {Words.Count(results.Count, "result")} imported{(left > 0 ? $"; {Words.Count(left, "trial")} without one left out" : null)}");
            });
        });
    }

    private static ExportedStudy Read(JsonElement file)
    {
        try
        {
            return file.Deserialize(ExportedStudyJsonContext.Default.ExportedStudy)
                ?? throw new UsageException("The file is no export of a study.");
        }
        catch (JsonException e)
        {
            throw new UsageException($"The file is no export of a study: {e.Message}");
        }
    }
}
