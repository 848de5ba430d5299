using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Acquisition;

/// <summary>
/// The logarithm of the expected gain in dominated area over a front of two objectives, both minimised, their surrogates taken as independent:
/// exact, as a sum over the strips between the front's points (Emmerich, Deutz and Klinkenberg 2011), computed in logarithms (Ament et al. 2023).
/// </summary>
internal sealed class LogHypervolumeImprovement : IAcquisition
{
    private const double Step = 1e-5;

    private readonly SurrogateModel _first;
    private readonly SurrogateModel _second;
    private readonly List<(double Right, double Top)> _strips = [];

    /// <param name="first">Surrogate of the first objective.</param>
    /// <param name="second">Surrogate of the second one.</param>
    /// <param name="front">The points so far, on the surrogates' scales; dominated ones are left aside.</param>
    /// <param name="reference">The worst values that count.</param>
    public LogHypervolumeImprovement(SurrogateModel first, SurrogateModel second, IEnumerable<(double A, double B)> front, (double A, double B) reference)
    {
        _first = first;
        _second = second;
        double top = reference.B;
        foreach (var (a, b) in front.Where(p => p.A < reference.A).OrderBy(p => p.A).ThenBy(p => p.B))
        {
            if (b >= top)
                continue;
            _strips.Add((a, top));
            top = b;
        }

        _strips.Add((reference.A, top));
    }

    public void Score(IReadOnlyList<double[]> points, Span<double> scores)
    {
        int n = points.Count;
        var means = new double[2][] { new double[n], new double[n] };
        var variances = new double[2][] { new double[n], new double[n] };
        _first.Predict(points, means[0], variances[0]);
        _second.Predict(points, means[1], variances[1]);
        for (int i = 0; i < n; i++)
            scores[i] = LogGain(means[0][i], Math.Sqrt(variances[0][i]), means[1][i], Math.Sqrt(variances[1][i]));
    }

    public double Score(ReadOnlySpan<double> point, Span<double> gradient)
    {
        // The sum over strips has no short derivative; differences of one batch cost little beside the factorised models.
        var points = new List<double[]>((2 * point.Length) + 1) { point.ToArray() };
        for (int d = 0; d < point.Length; d++)
        {
            points.Add(point.ToArray());
            points[^1][d] += Step;
            points.Add(point.ToArray());
            points[^1][d] -= Step;
        }

        var scores = new double[points.Count];
        Score(points, scores);
        for (int d = 0; d < point.Length; d++)
            gradient[d] = (scores[(2 * d) + 1] - scores[(2 * d) + 2]) / (2 * Step);
        return scores[0];
    }

    // Σ over strips of (ψ₁(right) − ψ₁(left)) ψ₂(top), ψ(a) = E max(0, a − Y); the first strip is open to the left.
    private double LogGain(double meanA, double deviationA, double meanB, double deviationB)
    {
        double total = double.NegativeInfinity;
        double left = double.NegativeInfinity;
        foreach (var (right, top) in _strips)
        {
            double log = LogExpectedImprovement.At(meanA, deviationA, right).Value;
            double width = log + Math.Log(1 - Math.Exp(Math.Min(left - log, -1e-15)));
            double area = width + LogExpectedImprovement.At(meanB, deviationB, top).Value;
            double larger = Math.Max(total, area);
            total = double.IsNegativeInfinity(larger) ? larger : larger + Math.Log(Math.Exp(total - larger) + Math.Exp(area - larger));
            left = log;
        }

        return total;
    }
}
