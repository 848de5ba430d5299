using System.CommandLine;
using System.Text.Json;
using OrleansTune.Client;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Cli.Specs;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study import FILE</c>: creates the study of an export and brings its results.</summary>
internal static class ImportStudyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "What study export wrote; - for standard input" };
        var name = new Option<string?>("--name") { Description = "Another name for the study", HelpName = "id" };
        return runner.Bind(new Command("import", "Create a study from an export, with its results") { file, name }, async (invocation, cancellationToken) =>
        {
            var exported = Read(await SpecFile.ReadAsync(invocation.Get(file), invocation.Host.In, cancellationToken));
            var plan = ImportPlan.Of(invocation.Get(name) is { } other ? exported with { Study = exported.Study with { Name = other } } : exported);
            // Paused, so that nothing begins before the study knows what was tried; and without its stopping rules, of which one may hold
            // before the last batch.
            var study = await invocation.Client.Studies.CreateAsync(plan.Spec with { Stop = null }, paused: true, cancellationToken);
            foreach (var batch in plan.Batches)
                await study.ImportAsync(batch.Trials, batch.Key, cancellationToken);
            await FinishAsync(study, plan, cancellationToken);
            return invocation.Print(await study.DescribeAsync(cancellationToken), s => invocation.Out.WriteLine(
                $"{s.Name}: {Words.Count(plan.Results.Count, "result")} imported{(plan.Points.Count > 0 ? $", {Words.Count(plan.Points.Count, "point")} to be tried" : null)}; {s.State.ToString().ToLowerInvariant()}"));
        });
    }

    /// <summary>Gives the study its rules, and the state that it had; one that an earlier run has finished stays as it is.</summary>
    private static async Task FinishAsync(StudyHandle study, ImportPlan plan, CancellationToken cancellationToken)
    {
        var now = await study.DescribeAsync(cancellationToken);
        if (now.State == StudyState.Paused && plan.Spec.Stop is { } rules)
            now = await study.UpdateAsync(new() { Stop = rules }, cancellationToken);
        // With its rules it may be over already.
        if (now.State != StudyState.Paused)
            return;
        if (plan.State is StudyState.Stopped or StudyState.Completed)
            await study.StopAsync(cancellationToken);
        else if (plan.State == StudyState.Running)
            await study.ResumeAsync(cancellationToken);
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
