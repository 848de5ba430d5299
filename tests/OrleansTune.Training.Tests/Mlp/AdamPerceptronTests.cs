using OrleansTune.Core.Spaces;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Tests.Trainers;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

public sealed class AdamPerceptronTests : TrainerConformance
{
    private protected override ITrainerFactory Factory { get; } = new MlpClassifierFactory();

    private protected override ITrainer Create(ulong seed) => Perceptrons.Create(
        seed,
        ("learning_rate", ParameterValue.Of(0.003)),
        ("dropout", ParameterValue.Of(0.2)),
        ("optimizer", ParameterValue.Of("adam")),
        ("beta2", ParameterValue.Of(0.99)),
        ("nodes_1", ParameterValue.Of(32)),
        ("nodes_2", ParameterValue.Of(16)));

    // The same weights, but with another optimiser's memory.
    private protected override ITrainer CreateOfAnotherShape() =>
        Perceptrons.Create(1, ("nodes_1", ParameterValue.Of(32)), ("nodes_2", ParameterValue.Of(16)));
}
