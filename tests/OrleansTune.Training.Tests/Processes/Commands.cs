using System.Text.Json;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Processes;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Processes;

/// <summary>Trainers that are commands: the sample in Python, and short shell scripts that behave badly.</summary>
internal static class Commands
{
    public static ProcessTrainerFactory Factory { get; } = new(new ProcessTrainerOptions
    {
        Commands =
        {
            ["two_moons"] = Python(),
            ["other_moons"] = Python(),
            ["absent"] = new() { File = "/nowhere/to/be/found" },
        },
        AllowAnyCommand = true,
    });

    public static ITrainer Create(ulong seed, string command = "two_moons", params (string Name, ParameterValue Value)[] parameters) =>
        Factory.Create(Context(JsonSerializer.SerializeToElement(command), parameters) with { Seed = seed });

    /// <summary>A trainer that is a script of the shell.</summary>
    public static ITrainer Shell(string script) => Factory.Create(Context(JsonSerializer.SerializeToElement(new[] { "sh", "-c", script })));

    public static TrainerContext Context(JsonElement command, params (string Name, ParameterValue Value)[] parameters) => new()
    {
        Parameters = new ParameterSet(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))),
        Seed = 1,
        Device = TrainerDevice.Cpu,
        Options = new Dictionary<string, JsonElement> { ["command"] = command, ["note"] = JsonSerializer.SerializeToElement("kept") },
    };

    private static ProcessCommand Python()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "OrleansTune.sln")))
            directory = directory.Parent;
        return new() { File = "python3", Arguments = { Path.Combine(directory.FullName, "samples", "process-trainer", "train.py") } };
    }
}
