using System.Text.Json.Serialization;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Demo;

/// <summary>What <c>demo --json FILE</c> writes. Others' scripts read it: its fields do not change.</summary>
internal sealed record DemoResult
{
    public required string Study { get; init; }

    public required DemoBest? Best { get; init; }

    public required IReadOnlyList<DemoTrial> Trials { get; init; }

    public required long EpochsTrained { get; init; }

    /// <summary>From the study's creation to its end.</summary>
    public required double Seconds { get; init; }

    public static DemoResult Of(StudyResource study, IEnumerable<TrialResource> trials, TimeSpan time) => new()
    {
        Study = study.Name,
        Best = study.Best is { } best ? new(best.Parameters, best.Values[0]) : null,
        Trials = [.. trials.Select(DemoTrial.Of)],
        EpochsTrained = study.EpochsTrained,
        Seconds = Math.Round(time.TotalSeconds, 3),
    };
}

/// <summary>The best trial's parameters and value.</summary>
internal sealed record DemoBest(ParameterValues Params, double Value);

/// <summary>One trial; its value is null when it has none.</summary>
internal sealed record DemoTrial(int Number, ParameterValues Params, TrialState State, int Epochs, double? Value)
{
    public static DemoTrial Of(TrialResource trial) => new(
        trial.Number,
        trial.Parameters,
        trial.State,
        trial.Steps.Count > 0 ? trial.Steps[^1].Step : 0,
        trial.Values.Count > 0 ? trial.Values[0] : null);
}

/// <summary>The file's JSON.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(DemoResult))]
internal sealed partial class DemoResultJsonContext : JsonSerializerContext;
