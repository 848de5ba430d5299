using OrleansTune.Core.Spaces;
using OrleansTune.Training.Cnn;
using OrleansTune.Training.Data;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Tests.Data.Idx;
using OrleansTune.Training.Tests.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Cnn;

public sealed class CnnClassifierLearningTests
{
    [Fact]
    public void Learns_Fashion_MNIST_from_six_thousand_images_beyond_80_percent()
    {
        using var trainer = new CnnClassifierFactory().Create(new TrainerContext
        {
            Parameters = new ParameterSet(
            [
                new("learning_rate", ParameterValue.Of(0.05)),
                new("filters_1", ParameterValue.Of(8)),
                new("filters_2", ParameterValue.Of(16)),
                new("nodes", ParameterValue.Of(64)),
            ]),
            Seed = 1,
            Data = FashionMnist.First(6_000, 2_000),
            Device = TrainerDevice.Cpu,
        });
        double best = Enumerable.Range(0, 3).Max(_ => trainer.TrainEpoch(CancellationToken.None)[MetricNames.Accuracy]);
        Assert.InRange(best, 0.8, 1.0);
    }

    [Fact]
    public void Learns_the_digits_too()
    {
        using var trainer = new CnnClassifierFactory().Create(ConvolutionalNets.Context(("learning_rate", ParameterValue.Of(0.05))) with { Data = Perceptrons.Digits });
        double best = Enumerable.Range(0, 8).Max(_ => trainer.TrainEpoch(CancellationToken.None)[MetricNames.Accuracy]);
        Assert.InRange(best, 0.93, 1.0);
    }

    [Fact]
    public void Data_that_is_no_images_is_refused()
    {
        var rows = new Samples([.. Enumerable.Range(0, 40).Select(i => (float)i)], [.. Enumerable.Range(0, 10).Select(i => (long)(i % 2))]);
        var table = new DataSet("table.csv", [4], 2, rows, rows);
        var error = Assert.Throws<TrainerContextException>(() => new CnnClassifierFactory().Create(ConvolutionalNets.Context() with { Data = table }));
        Assert.Contains("('table.csv') is no images: its examples are of shape 4; expected channels x rows x columns", error.Message, StringComparison.Ordinal);
    }
}
