using System.Collections.Immutable;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Ranking;

/// <summary>Reads out of a study what its trials are worth; serves one study.</summary>
/// <remarks>
/// Trials with steps are compared at the highest resource that enough of them reached, as BOHB does (Falkner, Klein and Hutter 2018): a
/// trial's loss is what it had there. Trials that were stopped or wait below have the loss that those that got there let expect
/// (<see cref="RungForecast"/>); of several objectives they rank after them.
/// </remarks>
internal sealed class Evaluations
{
    /// <summary>The step of a trial that was trained to its end, or whose value was told.</summary>
    private const int Complete = int.MaxValue;

    // Only a memory, by number: an evaluation follows from the trial and the level alone.
    private readonly List<(Trial Trial, int Level, Evaluation Evaluation)> _known = [];

    /// <summary>Every trial with an outcome, by number; <paramref name="pending"/> gets those whose outcome is open.</summary>
    /// <param name="context">The study.</param>
    /// <param name="enough">How many trials must have reached a resource before they are compared there.</param>
    /// <param name="pending">The trials without a measurement that are not final.</param>
    public List<Evaluation> Of(SamplingContext context, int enough, out List<Trial> pending)
    {
        pending = [];
        var reached = new List<(Trial Trial, int Step)>(context.Trials.Count);
        foreach (var trial in context.Trials)
        {
            if (Reached(trial) is > 0 and var step)
                reached.Add((trial, step));
            else if (!trial.IsFinal)
                pending.Add(trial);
        }

        int level = Level(reached, enough);
        var evaluations = new List<Evaluation>(reached.Count);
        foreach (var (trial, step) in reached)
            evaluations.Add(Remembered(context, trial, step, level));
        return context.Objectives.Count == 1 ? Forecast(evaluations, context.Objectives[0]) : evaluations;
    }

    /// <summary>One trial by itself, compared with others at the end of training; null when it has no outcome.</summary>
    public Evaluation? Of(SamplingContext context, Trial trial) =>
        Reached(trial) is > 0 and var step ? Remembered(context, trial, step, Complete) : null;

    /// <summary>The losses of a trial's values; empty when a value is missing, NaN or infinite.</summary>
    public static double[] Losses(ImmutableArray<double> values, IReadOnlyList<Objective> objectives)
    {
        if (values.Length != objectives.Count || values.Any(v => !double.IsFinite(v)))
            return [];
        return [.. values.Select((v, i) => objectives[i].ToLoss(v))];
    }

    /// <summary>
    /// The sum of a trial's positive constraint values; infinite when one is NaN, or was not told of a trial that came to its end. One
    /// that has not come to its end has not been asked for them yet.
    /// </summary>
    public static double Violation(Trial trial, int constraints)
    {
        if (constraints == 0 || (trial.Constraints.IsEmpty && Reached(trial) < Complete))
            return 0;
        if (trial.Constraints.Length < constraints || trial.Constraints.Any(double.IsNaN))
            return double.PositiveInfinity;
        return trial.Constraints.Sum(c => Math.Max(0, c));
    }

    private static List<Evaluation> Forecast(List<Evaluation> evaluations, Objective objective)
    {
        if (!evaluations.Any(e => e.IsPartial))
            return evaluations;
        var forecast = new RungForecast([.. evaluations.Where(e => e.IsComparable)], objective);
        return [.. evaluations.Select(e => e.IsPartial && e.IsMeasured && forecast.Of(e.Step, e.Losses[0]) is { } loss
            ? new Evaluation(e.Trial, [loss], e.Violation, false, e.Step)
            : e)];
    }

    // The resource at which a trial has an outcome; 0 when it has none.
    private static int Reached(Trial trial)
    {
        bool isComplete = trial.State is TrialState.Completed or TrialState.Failed || (trial.State == TrialState.Stopped && !trial.Told.IsEmpty);
        return isComplete ? Complete : trial.LastStep;
    }

    private static int Level(List<(Trial Trial, int Step)> known, int enough)
    {
        if (known.Count(k => k.Step == Complete && k.Trial.State != TrialState.Failed) >= enough)
            return Complete;
        var steps = known.Where(k => k.Trial.State != TrialState.Failed).Select(k => k.Step).OrderDescending().ToList();
        return steps.Count == 0 ? Complete : steps[Math.Min(enough, steps.Count) - 1];
    }

    private Evaluation Remembered(SamplingContext context, Trial trial, int step, int level)
    {
        while (_known.Count <= trial.Number)
            _known.Add(default);
        var (known, at, evaluation) = _known[trial.Number];
        if (!ReferenceEquals(known, trial) || at != level)
        {
            evaluation = Evaluate(context, trial, step, level);
            _known[trial.Number] = (trial, level, evaluation);
        }

        return evaluation;
    }

    private static Evaluation Evaluate(SamplingContext context, Trial trial, int step, int level)
    {
        var values = trial.ValuesFor(context.Objectives);
        if (level < Complete && trial.State != TrialState.Failed && !trial.Steps.IsEmpty)
            values = At(trial, level, context.Objectives);
        bool isPartial = step < level;
        return new(trial, Losses(values, context.Objectives), Violation(trial, context.ConstraintCount), isPartial, step);
    }

    private static ImmutableArray<double> At(Trial trial, int level, IReadOnlyList<Objective> objectives)
    {
        if (objectives.Count == 1)
            return [trial.BestUpTo(level, objectives[0])];
        return trial.Steps.LastOrDefault(s => s.Step <= level).Values is { IsDefault: false } values ? values : [];
    }
}
