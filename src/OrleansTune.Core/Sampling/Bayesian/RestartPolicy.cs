namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>
/// When a search has settled in one place, every other suggestion goes to a second one that begins elsewhere: a local optimum found early looks
/// to a model like the global one, for it has seen little of the rest (restarts: Eriksson et al., TuRBO, NeurIPS 2019).
/// </summary>
internal static class RestartPolicy
{
    /// <summary>Half the width of the box that a restarted search moves in, round its best point.</summary>
    public const double Reach = 0.2;

    // So many trials (and as many more as are under way, for those know less) without a gain of this share of the spread of the losses end a search,
    // if they came as near to its best as this other share: one that finds nothing but worse is still looking, or was misled by noise.
    private const int Window = 6;
    private const double Gain = 1e-4;
    private const double Return = 1e-3;

    // One of so many trials of the settled search refines: from few it gets far, and the others may still find a better place.
    private const int RefinementPeriod = 3;

    // Root mean square distance over the dimensions under which two points are in the same place.
    private const double SamePlace = 0.1;

    /// <summary>The number at which the newest restart began, for the trial to be suggested; −1 when the first search still moves.</summary>
    public static int Update(int restartedAt, IReadOnlyList<Observation> observations, int number, int pending = 0)
    {
        int window = Window + pending;
        if (restartedAt < 0)
            return IsSettled(observations, observations, window) ? number : -1;
        if (!IsTurn(restartedAt, number))
            return restartedAt;
        var own = Own(restartedAt, observations);
        if (own.Count == 0)
            return restartedAt;
        var best = own.MinBy(o => o.Losses[0])!;
        var first = observations.Except(own).MinBy(o => o.Losses[0]);
        bool merged = first is not null && Distance(best.Point, first.Point) < SamePlace;
        return merged || IsSettled(own, observations, window) ? number : restartedAt;
    }

    /// <summary>Whether a trial is the restarted search's.</summary>
    public static bool IsTurn(int restartedAt, int number) => restartedAt >= 0 && number >= restartedAt && (number - restartedAt) % 2 == 0;

    /// <summary>Whether a trial is for the last digits of the first search, which has settled: some of its trials are, whenever restarts begin.</summary>
    public static bool IsRefinement(int restartedAt, int number) =>
        restartedAt >= 0 && !IsTurn(restartedAt, number) && number / 2 % RefinementPeriod == 0;

    /// <summary>The observations of the newest restart.</summary>
    public static List<Observation> Own(int restartedAt, IEnumerable<Observation> observations) =>
        [.. observations.Where(o => IsTurn(restartedAt, o.Number))];

    /// <summary>Root mean square distance over the dimensions.</summary>
    public static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());

    private static bool IsSettled(IReadOnlyList<Observation> search, IReadOnlyList<Observation> all, int window)
    {
        if (search.Count < 2 * window)
            return false;
        var sorted = all.Select(o => o.Losses[0]).Order().ToList();
        double scale = sorted[(int)(0.8 * (sorted.Count - 1))] - sorted[0];
        double before = search.Take(search.Count - window).Min(o => o.Losses[0]);
        double lately = search.Skip(search.Count - window).Min(o => o.Losses[0]);
        return before - lately <= Gain * scale && lately - before <= Return * scale;
    }
}
