using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Specs;

namespace OrleansTune.Cli.Studies;

/// <summary><c>study …</c>: everything about studies.</summary>
internal static class StudyCommand
{
    public static Command Create(CommandRunner runner) => new("study", "Create, look at and steer studies")
    {
        CreateStudyCommand.Create(runner),
        SchemaCommand.Create(runner),
        ListStudiesCommand.Create(runner),
        ShowStudyCommand.Create(runner),
        WatchStudyCommand.Create(runner),
        BestCommand.Create(runner),
        ImportanceCommand.Create(runner),
        TrialsCommand.Create(runner),
        UpdateStudyCommand.Create(runner),
        SteerStudyCommands.Pause(runner),
        SteerStudyCommands.Resume(runner),
        SteerStudyCommands.Stop(runner),
        SteerStudyCommands.Delete(runner),
        ExportStudyCommand.Create(runner),
        ImportStudyCommand.Create(runner),
    };

    /// <summary>The argument that names a study.</summary>
    public static Argument<string> Name() => new("id") { Description = "Name of the study" };
}
