using OrleansTune.Core.Spaces;
using OrleansTune.Training.Cnn;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Tests.Data.Idx;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Cnn;

/// <summary>Convolutional nets on a little of Fashion-MNIST, for tests.</summary>
internal static class ConvolutionalNets
{
    public static ITrainer Create(ulong seed, params (string Name, ParameterValue Value)[] parameters) =>
        new CnnClassifierFactory().Create(Context(parameters) with { Seed = seed });

    public static TrainerContext Context(params (string Name, ParameterValue Value)[] parameters) => new()
    {
        Parameters = new ParameterSet(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))),
        Seed = 1,
        Data = Small.Value,
        Device = TrainerDevice.Cpu,
    };

    private static readonly Lazy<OrleansTune.Training.Data.DataSet> Small = new(() => FashionMnist.First(256, 128));
}
