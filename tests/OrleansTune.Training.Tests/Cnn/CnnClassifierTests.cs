using OrleansTune.Core.Spaces;
using OrleansTune.Training.Cnn;
using OrleansTune.Training.Tests.Trainers;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Cnn;

public sealed class CnnClassifierTests : TrainerConformance
{
    private protected override ITrainerFactory Factory { get; } = new CnnClassifierFactory();

    private protected override ITrainer Create(ulong seed) => ConvolutionalNets.Create(
        seed,
        ("learning_rate", ParameterValue.Of(0.02)),
        ("momentum", ParameterValue.Of(0.8)),
        ("dropout", ParameterValue.Of(0.3)),
        ("filters_1", ParameterValue.Of(4)),
        ("filters_2", ParameterValue.Of(6)),
        ("nodes", ParameterValue.Of(24)));

    private protected override ITrainer CreateOfAnotherShape() => ConvolutionalNets.Create(1, ("filters_1", ParameterValue.Of(5)));
}
