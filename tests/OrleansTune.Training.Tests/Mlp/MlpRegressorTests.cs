using OrleansTune.Core.Spaces;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Tests.Trainers;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

public sealed class MlpRegressorTests : TrainerConformance
{
    private protected override ITrainerFactory Factory { get; } = new MlpRegressorFactory();

    private protected override ITrainer Create(ulong seed) => Regressors.Create(
        seed,
        ("learning_rate", ParameterValue.Of(0.01)),
        ("dropout", ParameterValue.Of(0.2)),
        ("weight_decay", ParameterValue.Of(1e-4)),
        ("nodes_1", ParameterValue.Of(24)),
        ("nodes_2", ParameterValue.Of(12)));

    private protected override ITrainer CreateOfAnotherShape() => Regressors.Create(1, ("nodes_1", ParameterValue.Of(25)));
}
