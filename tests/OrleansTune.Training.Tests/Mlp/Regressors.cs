using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

/// <summary>Perceptrons that predict the price of a made-up house, for tests.</summary>
internal static class Regressors
{
    private const int Inputs = 3;

    /// <summary>Prices of some hundred thousand, a smooth function of three standard normal inputs with a little noise.</summary>
    public static DataSet Prices { get; } = new("prices", [Inputs], 0, Draw(600, 1), Draw(200, 2));

    public static ITrainer Create(ulong seed, params (string Name, ParameterValue Value)[] parameters) =>
        new MlpRegressorFactory().Create(Context(parameters) with { Seed = seed });

    public static TrainerContext Context(params (string Name, ParameterValue Value)[] parameters) => new()
    {
        Parameters = new ParameterSet(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))),
        Seed = 1,
        Data = Prices,
        Device = TrainerDevice.Cpu,
    };

    private static Samples Draw(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        float[] inputs = new float[count * Inputs];
        float[] values = new float[count];
        for (int row = 0; row < count; row++)
        {
            double[] x = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            for (int i = 0; i < Inputs; i++)
                inputs[(row * Inputs) + i] = (float)x[i];
            values[row] = (float)(300_000 + (100_000 * (x[0] + Math.Sin(2 * x[1]) + (x[1] * x[2]))) + (5_000 * random.NextNormal()));
        }

        return new Samples(inputs, [], values);
    }
}
