using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Demo;

/// <summary>The study that <c>demo</c> runs: the perceptron on handwritten digits.</summary>
internal static class DemoStudy
{
    private const string BaseName = "digits-demo";

    /// <summary>What a trial gets when it is trained to the end.</summary>
    public const int MaxEpochs = 27;

    public static StudySpec Spec(string name, int trials, ulong seed) => new()
    {
        Name = name,
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace =
        [
            ParameterSpec.Float("learning_rate", 1e-4, 1, log: true),
            ParameterSpec.Float("momentum", 0, 0.99),
            ParameterSpec.Float("dropout", 0, 0.7),
            ParameterSpec.Int("nodes_1", 16, 256, log: true),
            ParameterSpec.Int("nodes_2", 16, 256, log: true),
        ],
        Sampler = new("auto"),
        Scheduler = new("hyperband") { MinResource = 1, MaxResource = MaxEpochs, Eta = 3 },
        Stop = new() { MaxTrials = trials },
        Execution = new("mlp-classifier") { Data = "digits", Parallel = 2 },
        Seed = seed,
    };

    /// <summary>A name that no earlier demo on the same store has taken.</summary>
    public static async Task<string> FreeNameAsync(StudiesClient studies, CancellationToken cancellationToken)
    {
        var taken = await studies.ListAsync(cancellationToken: cancellationToken).Select(s => s.Name).ToHashSetAsync(cancellationToken: cancellationToken);
        string name = BaseName;
        for (int i = 2; taken.Contains(name); i++)
            name = $"{BaseName}-{i}";
        return name;
    }
}
