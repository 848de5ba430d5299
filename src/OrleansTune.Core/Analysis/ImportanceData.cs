using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Analysis;

/// <summary>A study's trials as numbers: encoded points and losses of one objective.</summary>
internal sealed class ImportanceData
{
    public ImportanceData(SearchSpace space, IEnumerable<Trial> trials, IReadOnlyList<Objective> objectives, int objective)
    {
        Space = new EncodedSpace(space);
        Names = [.. space.Parameters.Where(p => p.Cardinality != 1).Select(p => p.Name)];
        foreach (var trial in trials)
        {
            var values = trial.ValuesFor(objectives);
            if (trial.State != TrialState.Completed || values.Length != objectives.Count || !double.IsFinite(values[objective]))
                continue;
            Points.Add(Space.Encode(trial.Parameters));
            Losses.Add(objectives[objective].ToLoss(values[objective]));
        }
    }

    public EncodedSpace Space { get; }

    public IReadOnlyList<string> Names { get; }

    public List<double[]> Points { get; } = [];

    public List<double> Losses { get; } = [];

    /// <summary>Shares that add up to 1, the largest first.</summary>
    public IReadOnlyList<ParameterImportance> Share(IReadOnlyList<double> weights)
    {
        double total = weights.Sum();
        return [.. Names.Select((n, d) => new ParameterImportance(n, total > 0 ? weights[d] / total : 0)).OrderByDescending(i => i.Importance)];
    }
}
