using System.Reflection;

namespace OrleansTune.Training.Isolation;

/// <summary>How a trainer process is started: a program whose <c>Main</c> hands over to the trainer side.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ChildCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The program that is running, started once more with one argument.</summary>
    public static ChildCommand OfThisProgram(string argument)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not tell which program this is.");
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new(program, isHost ? [Assembly.GetEntryAssembly()!.Location, argument] : [argument]);
    }
}
