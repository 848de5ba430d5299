using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Analysis.Importance;

/// <summary>What parameters' importance is learnt from: the points of a study's finished trials and their losses in one objective.</summary>
public sealed class ImportanceData
{
    /// <summary>The fewest trials from which importance is told.</summary>
    public const int FewestTrials = 10;

    private ImportanceData(SearchSpace space, IReadOnlyList<double[]> points, double[] losses, ulong seed)
    {
        Space = space;
        Points = points;
        Losses = losses;
        Seed = seed;
    }

    /// <summary>The space.</summary>
    public SearchSpace Space { get; }

    /// <summary>The points in the unit cube; NaN where a parameter was inactive.</summary>
    public IReadOnlyList<double[]> Points { get; }

    /// <summary>Their finite losses; smaller is better.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The seed of whatever is random.</summary>
    public ulong Seed { get; }

    /// <summary>Why importance cannot be told from these trials; null when it can.</summary>
    public string? Fault
    {
        get
        {
            if (Points.Count < FewestTrials)
                return $"There are not enough trials: {FewestTrials} with a finite value are needed, there are {Points.Count}.";
            if (Losses.All(l => l == Losses[0]))
                return $"All {Points.Count} trials have the same value: no parameter makes a difference.";
            return Space.Parameters.All(p => p.Cardinality == 1) ? "Every parameter has one value only." : null;
        }
    }

    /// <summary>The completed trials of a study with a finite value, imported ones included.</summary>
    /// <param name="spec">The study.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="objective">Which objective, from 0.</param>
    public static ImportanceData Of(StudySpec spec, IEnumerable<Trial> trials, int objective = 0)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(objective);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(objective, spec.Objectives.Count);
        var points = new List<double[]>();
        var losses = new List<double>();
        foreach (var trial in trials.Where(t => t.State == TrialState.Completed))
        {
            var values = trial.ValuesFor(spec.Objectives);
            if (values.Length <= objective || !double.IsFinite(values[objective]))
                continue;
            points.Add(spec.Space.ToUnit(trial.Parameters));
            losses.Add(spec.Objectives[objective].ToLoss(values[objective]));
        }

        return new(spec.Space, points, [.. losses], spec.Seed);
    }

    /// <summary>The points with a random coordinate wherever a parameter was inactive: the objective does not depend on it there.</summary>
    internal double[][] Completed()
    {
        var random = RandomStream.For(Seed, "importance-inactive");
        return [.. Points.Select(p => p.Select(x => double.IsNaN(x) ? random.NextDouble() : x).ToArray())];
    }
}
