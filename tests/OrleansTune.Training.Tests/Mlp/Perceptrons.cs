using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Digits;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

/// <summary>Perceptrons on the digits, for tests.</summary>
internal static class Perceptrons
{
    public static DataSet Digits => new DigitsSource().Load(string.Empty, CancellationToken.None);

    public static ITrainer Create(ulong seed, params (string Name, ParameterValue Value)[] parameters) =>
        new MlpClassifierFactory().Create(Context(parameters) with { Seed = seed });

    public static TrainerContext Context(params (string Name, ParameterValue Value)[] parameters) => new()
    {
        Parameters = new ParameterSet(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))),
        Seed = 1,
        Data = Digits,
        Device = TrainerDevice.Cpu,
    };
}
