using OrleansTune.Core.Spaces;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Mlp;

/// <summary>The parameters of a perceptron of two hidden layers.</summary>
internal static class MlpParameters
{
    public static readonly IReadOnlyList<TrainerParameter> OfTheNet =
    [
        new(new IntParameter("nodes_1", 1, 65_536), ParameterValue.Of(128)),
        new(new IntParameter("nodes_2", 1, 65_536), ParameterValue.Of(64)),
    ];

    public static Perceptron Create(int inputs, ParameterSet parameters, int outputs) =>
        new(inputs, parameters.GetInt32("nodes_1"), parameters.GetInt32("nodes_2"), outputs);
}
