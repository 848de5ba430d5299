using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>What a model learns from a study: observations, and the points whose outcome is still open.</summary>
internal sealed partial class Observations
{
    private Observations(bool hasFidelity)
    {
        HasFidelity = hasFidelity;
    }

    /// <summary>The trials with finite values.</summary>
    public List<Observation> Measured { get; } = [];

    /// <summary>The trials under way, at full resource and without losses.</summary>
    public List<Observation> Pending { get; } = [];

    /// <summary>Those left at a rung, likewise: they may go on one day.</summary>
    public List<Observation> Paused { get; } = [];

    /// <summary>The points of both: what is believed of them will change.</summary>
    public List<double[]> Open => [.. Paused.Concat(Pending).Select(o => o.Point)];

    /// <summary>Whether points carry, as one more coordinate, how far trials were trained: 1 is the full resource, on a logarithmic scale.</summary>
    public bool HasFidelity { get; }

    /// <summary>Adds a trial under way.</summary>
    public void AddPending(int number, double[] encoded) => Pending.Add(new(number, AtFullResource(encoded), [], []));

    /// <summary>A point with the coordinate of full resource where there is one.</summary>
    public double[] AtFullResource(double[] encoded) => HasFidelity ? [.. encoded, 1.0] : encoded;

    /// <summary>
    /// The observations of one trial each, without the coordinate of the resource: those at full resource, or while they are fewer than
    /// dimensions + 1 those at the highest rung that has so many (Falkner et al. 2018).
    /// </summary>
    public IReadOnlyList<Observation> AtHighestResource()
    {
        if (!HasFidelity || Measured.Count == 0)
            return Measured;
        var rungs = Measured.GroupBy(o => o.Point[^1]).OrderByDescending(g => g.Key).Select(g => g.ToList()).ToList();
        var chosen = rungs.Find(g => g.Count >= g[0].Point.Length) ?? rungs.MaxBy(g => g.Count)!;
        return [.. chosen.Select(o => o with { Point = o.Point[..^1] })];
    }

    /// <summary>Reads them out of a context.</summary>
    public static Observations Of(SamplingContext context, EncodedTrials trials)
    {
        var rungs = Rungs(context);
        var found = new Observations(rungs.Count > 0);
        foreach (var trial in context.Trials)
        {
            var encoded = trials.Of(trial);
            var values = trial.ValuesFor(context.Objectives);
            if (HasFailed(trial, values))
            {
                found.Failed.Add(new(trial.Number, found.AtFullResource(encoded), [], []));
                continue;
            }

            if (trial.State == TrialState.Paused)
                found.Paused.Add(new(trial.Number, found.AtFullResource(encoded), [], []));
            else if (!trial.IsFinal)
                found.AddPending(trial.Number, encoded);
            bool isFull = trial.State == TrialState.Completed || !found.HasFidelity;
            if (isFull && trial.IsFinal)
                found.Add(found.AtFullResource(encoded), [.. values], trial, context);
            if (!found.HasFidelity)
                continue;
            // What the trial was worth at each rung, the last one being where it stands.
            foreach (int rung in rungs)
            {
                if (rung > trial.LastStep || (isFull && rung >= context.MaxResource))
                    break;
                double value = trial.BestUpTo(rung, context.Objectives[0]);
                found.Add([.. encoded, Fidelity(rung, context.MaxResource)], [value], trial, context);
            }
        }

        found.BoundLosses(GpSampler.Initial(trials.Space));
        found.Known = [.. found.Measured, .. found.Presumed()];
        return found;
    }

    // The steps at which trials were left before the full resource; none without rungs, or with several objectives.
    private static SortedSet<int> Rungs(SamplingContext context)
    {
        var rungs = new SortedSet<int>();
        if (context.MaxResource <= 1 || context.Objectives.Count > 1)
            return rungs;
        foreach (var trial in context.Trials)
        {
            if (trial.State is TrialState.Stopped or TrialState.Paused && trial.LastStep > 0 && trial.LastStep < context.MaxResource)
                rungs.Add(trial.LastStep);
        }

        // External trials may be stopped anywhere; a few rungs tell the shape of the curves.
        const int Most = 5;
        var steps = rungs.ToList();
        return steps.Count <= Most ? rungs : [.. Enumerable.Range(0, Most).Select(i => steps[i * (steps.Count - 1) / (Most - 1)])];
    }

    private static double Fidelity(int step, int full) => Math.Log(1 + step) / Math.Log(1 + full);

    private void Add(double[] point, double[] values, Trial trial, SamplingContext context)
    {
        if (values.Length != context.Objectives.Count || values.Any(v => !double.IsFinite(v)))
            return;
        // Squares of differences of losses must stay finite; beyond this, a value says no more than "very bad" or "very good".
        const double Largest = 1e100;
        var losses = values.Select((v, i) => Math.Clamp(context.Objectives[i].ToLoss(v), -Largest, Largest)).ToArray();
        var constraints = trial.Constraints.Length == context.ConstraintCount && trial.Constraints.All(double.IsFinite) ? trial.Constraints : [];
        bool isFeasible = Evaluations.Violation(trial, context.ConstraintCount) == 0;
        Measured.Add(new(trial.Number, point, losses, [.. constraints.Select(c => Math.Clamp(c, -Largest, Largest))], isFeasible));
    }
}
