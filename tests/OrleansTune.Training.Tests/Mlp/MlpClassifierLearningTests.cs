using OrleansTune.Core.Spaces;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

public sealed class MlpClassifierLearningTests
{
    [Theory]
    [InlineData("sgd", 0.1)]
    [InlineData("adam", 0.003)]
    public void Good_parameters_reach_98_percent_of_the_validation_digits_in_27_epochs(string optimizer, double learningRate)
    {
        const int Seeds = 3;
        int reached = Enumerable.Range(1, Seeds).Count(seed => BestAccuracy((ulong)seed, optimizer, learningRate) >= 0.98);
        Assert.True(reached >= Seeds - 1, $"{reached} of {Seeds} seeds reached 0.98.");
    }

    [Fact]
    public void The_loss_falls_while_the_net_learns()
    {
        using var trainer = Perceptrons.Create(1, ("learning_rate", ParameterValue.Of(0.05)), ("momentum", ParameterValue.Of(0.5)));
        var first = trainer.TrainEpoch(CancellationToken.None);
        for (int i = 0; i < 8; i++)
            trainer.TrainEpoch(CancellationToken.None);
        var last = trainer.TrainEpoch(CancellationToken.None);
        Assert.True(last[MetricNames.Loss] < first[MetricNames.Loss] / 2);
        Assert.True(last[MetricNames.TrainLoss] < first[MetricNames.TrainLoss] / 2);
        Assert.Equal(10, trainer.Epoch);
    }

    [Fact]
    public void A_net_that_diverges_still_has_an_accuracy_and_says_that_its_loss_is_no_number()
    {
        using var trainer = Perceptrons.Create(1, ("learning_rate", ParameterValue.Of(100.0)), ("weight_decay", ParameterValue.Of(1.0)));
        var metrics = trainer.TrainEpoch(CancellationToken.None);
        Assert.InRange(metrics[MetricNames.Accuracy], 0.0, 0.3);
        Assert.False(double.IsFinite(metrics[MetricNames.Loss]));
    }

    private static double BestAccuracy(ulong seed, string optimizer, double learningRate)
    {
        using var trainer = Perceptrons.Create(
            seed,
            ("learning_rate", ParameterValue.Of(learningRate)),
            ("momentum", ParameterValue.Of(0.9)),
            ("dropout", ParameterValue.Of(0.1)),
            ("nodes_1", ParameterValue.Of(128)),
            ("nodes_2", ParameterValue.Of(64)),
            ("optimizer", ParameterValue.Of(optimizer)));
        return Enumerable.Range(0, 27).Max(_ => trainer.TrainEpoch(CancellationToken.None)[MetricNames.Accuracy]);
    }
}
