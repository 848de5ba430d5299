using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Specs;

/// <summary><c>study schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Create(CommandRunner runner) => runner.Bind(
        new Command("schema", "Print the JSON schema of a study's spec, for editors"),
        async (invocation, cancellationToken) =>
        {
            await invocation.Out.WriteAsync(StudySpecSchema.Text.AsMemory(), cancellationToken);
            return ExitCodes.Done;
        });
}
