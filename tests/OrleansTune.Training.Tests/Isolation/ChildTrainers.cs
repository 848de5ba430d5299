using System.Runtime.InteropServices;
using System.Text.Json;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Isolation;
using OrleansTune.Training.Tests.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Isolation;

/// <summary>Trainers in processes of their own, whose program is this test assembly.</summary>
internal static class ChildTrainers
{
    public const string Perceptron = "perceptron";

    private static ChildCommand Command { get; } = new(
        // .../shared/Microsoft.NETCore.App/<version>/ lies three levels below the host that runs this test.
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")),
        [typeof(ChildTrainers).Assembly.Location, TrainerChild.Argument]);

    /// <summary>Starts a trainer that has a fault from its second epoch on (see <see cref="FaultyTrainer"/>).</summary>
    public static ChildTrainer Start(string trainer, ulong seed = 1, ChildLimits? limits = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var task = new ChildTask { Trainer = trainer, Parameters = JsonElement.Parse("{}"), Seed = seed, Device = "cpu" };
        return ChildTrainer.Start(Command, task, limits ?? new(), _ => { }, time ?? TimeProvider.System, cancellationToken);
    }

    public static ITrainer CreateInChild(ChildTask task) => task.Trainer == Perceptron
        ? Perceptrons.Create(task.Seed, ("dropout", ParameterValue.Of(0.2)))
        : new FaultyTrainer(task.Trainer, task.Seed);
}
