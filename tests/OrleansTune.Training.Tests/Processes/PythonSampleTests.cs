using OrleansTune.Core.Spaces;
using OrleansTune.Training.Tests.Trainers;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Processes;

public sealed class PythonSampleTests : TrainerConformance
{
    private protected override ITrainerFactory Factory => Commands.Factory;

    private protected override IReadOnlyList<string> Metrics => ["accuracy", "loss"];

    private protected override ITrainer Create(ulong seed) =>
        Commands.Create(seed, parameters: [("learning_rate", ParameterValue.Of(0.03)), ("nodes", ParameterValue.Of(6))]);

    private protected override ITrainer CreateOfAnotherShape() => Commands.Create(1, "other_moons");

    [Fact]
    public void The_sample_learns_to_tell_the_moons_apart()
    {
        using var trainer = Create(1);
        Assert.InRange(Train(trainer, 15).Max(metrics => metrics["accuracy"]), 0.9, 1.0);
    }

    [Fact]
    public void The_sample_refuses_parameters_that_it_does_not_know()
    {
        using var trainer = Commands.Create(1, parameters: [("learning_rat", ParameterValue.Of(0.03))]);
        var error = Assert.Throws<TrainingImpossibleException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.EndsWith("unknown parameters: learning_rat", error.Message, StringComparison.Ordinal);
    }
}
