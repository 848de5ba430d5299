using OrleansTune.Core.Surrogates;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>
/// Keeps several surrogates fitted and chooses the most probable one. Early on all are refitted at every suggestion from where they were; with
/// a longer history the two best and one challenger in turn, on a part of the history, so that the cost stays bounded.
/// </summary>
internal sealed class ModelSelection(bool[] isCategorical, bool hasFidelity, CancellationToken cancellationToken)
{
    // Up to this many observations everything is refitted every time, on all of them.
    private const int Thorough = 100;

    // A longer history is fitted on this many observations, and on fewer where nothing is known yet.
    private const int Sample = 90;
    private const int ColdSample = 60;

    // Maps that stretch the losses near the best must earn it: they are prone to polish a local optimum.
    private const double Handicap = 0.2;

    // The share of the variance that is noise, where a fit begins with much of it.
    private const double NoisyStart = 0.1;

    private const int WarmEvaluations = 8;
    private const int FreshEvaluations = 40;
    private const int BriefEvaluations = 4;
    private const int ColdEvaluations = 8;

    /// <summary>Refits, and gives all fits with the best one first.</summary>
    /// <param name="points">Encoded points.</param>
    /// <param name="losses">Their losses.</param>
    /// <param name="before">The fits of the suggestion before; may be empty.</param>
    /// <param name="number">Number of the trial to be suggested.</param>
    public List<ModelFit> Refit(IReadOnlyList<double[]> points, IReadOnlyList<double> losses, List<ModelFit> before, int number)
    {
        using var timing = SurrogateFitTiming.Start();
        bool thorough = points.Count <= Thorough;
        if (!thorough)
            (points, losses) = Part(points, losses, before.Count == 0 ? ColdSample : Sample);
        var data = new GpData(points, isCategorical, hasFidelity);
        var fits = new List<ModelFit>();
        for (int i = 0; i < ModelKey.All.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = ModelKey.All[i];
            int place = before.FindIndex(f => f.Key == key);
            bool isChallenger = number % ModelKey.All.Length == i;
            if (thorough || place < 0)
            {
                if (Fit(data, losses, key, place < 0 ? null : before[place].Theta, isChallenger, thorough) is { } fit)
                    fits.Add(fit);
            }
            else if (place < 2 || isChallenger)
            {
                if (Fit(data, losses, key, before[place].Theta, false, false) is { } fit)
                    fits.Add(fit);
            }
            else
            {
                fits.Add(before[place]);
            }
        }

        return [.. fits.OrderBy(f => f.Score + (f.Key.Output == OutputTransformKind.Linear ? 0 : Handicap))];
    }

    private ModelFit? Fit(GpData data, IReadOnlyList<double> losses, ModelKey key, double[]? warm, bool afresh, bool isThorough)
    {
        if (OutputTransform.Create(losses, key.Output) is not { } output)
            return null;
        var layout = new GpLayout(isCategorical.Length, key.IsAdditive, hasFidelity);
        var process = new GaussianProcess(data, output.Values, layout);
        double[]? best = null;
        double least = double.PositiveInfinity;
        if (warm is not null)
            (best, least) = GpFitter.Fit(process, warm, isThorough ? WarmEvaluations : BriefEvaluations);
        if (warm is null || afresh)
        {
            // What is noise and what is fine structure can be read either way: both readings are tried where there is time for it.
            double quiet = process.Prior.Mode[layout.Noise];
            foreach (double noise in isThorough ? new[] { quiet, Math.Log(NoisyStart) } : [quiet])
            {
                var start = process.Prior.Mode;
                start[layout.Noise] = noise;
                var (theta, value) = GpFitter.Fit(process, start, warm is not null ? FreshEvaluations : isThorough ? WarmEvaluations : ColdEvaluations);
                if (best is null || value < least)
                    (best, least) = (theta, value);
            }
        }

        return new(key, layout, (least - output.LogDerivative) / losses.Count, best!);
    }

    // The best third of a part of the history and, of the others, the newest.
    private static (IReadOnlyList<double[]> Points, IReadOnlyList<double> Losses) Part(IReadOnlyList<double[]> points, IReadOnlyList<double> losses, int size)
    {
        var chosen = Enumerable.Range(0, losses.Count).OrderBy(i => losses[i]).Take(size / 3).ToHashSet();
        for (int i = losses.Count - 1; i >= 0 && chosen.Count < size; i--)
            chosen.Add(i);
        return ([.. chosen.Select(i => points[i])], [.. chosen.Select(i => losses[i])]);
    }
}
