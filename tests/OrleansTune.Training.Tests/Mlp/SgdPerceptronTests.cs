using OrleansTune.Core.Spaces;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Tests.Trainers;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

public sealed class SgdPerceptronTests : TrainerConformance
{
    private protected override ITrainerFactory Factory { get; } = new MlpClassifierFactory();

    private protected override ITrainer Create(ulong seed) => Perceptrons.Create(
        seed,
        ("learning_rate", ParameterValue.Of(0.05)),
        ("momentum", ParameterValue.Of(0.9)),
        ("dropout", ParameterValue.Of(0.3)),
        ("weight_decay", ParameterValue.Of(1e-4)),
        ("nodes_1", ParameterValue.Of(48)),
        ("nodes_2", ParameterValue.Of(24)));

    private protected override ITrainer CreateOfAnotherShape() => Perceptrons.Create(1, ("nodes_1", ParameterValue.Of(47)));
}
