namespace OrleansTune.Core.Numerics;

/// <summary>
/// Minimises a smooth function within bounds: limited-memory BFGS (Liu and Nocedal 1989) on the coordinates that are not held at a
/// bound, with steps projected onto the box and backtracking (Bertsekas 1982).
/// </summary>
internal sealed class BoundedLbfgs
{
    private const int Memory = 8;
    private const double SufficientDecrease = 1e-4;

    private readonly List<(double[] S, double[] Y)> _pairs = [];

    /// <summary>Most evaluations of the function.</summary>
    public int MaxEvaluations { get; init; } = 60;

    /// <summary>It stops when a step improves the value by less than this, relative to its size.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>Largest first step, as a length.</summary>
    public double FirstStep { get; init; } = 0.1;

    /// <summary>Improves <paramref name="x"/> in place and gives the value reached.</summary>
    public double Minimize(GradientFunction function, Span<double> x, ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        int d = x.Length;
        _pairs.Clear();
        var gradient = new double[d];
        var direction = new double[d];
        var trial = new double[d];
        var trialGradient = new double[d];
        double value = function(x, gradient);
        int evaluations = 1;
        while (evaluations < MaxEvaluations && double.IsFinite(value))
        {
            Direction(x, gradient, low, high, direction);
            double slope = DotProducts.Dot(gradient, direction);
            if (!(slope < 0))
                break;
            double step = _pairs.Count > 0 ? 1 : Math.Min(1, FirstStep / Math.Sqrt(DotProducts.Dot(direction, direction)));
            double found = double.NaN;
            bool accepted = false;
            while (evaluations < MaxEvaluations)
            {
                double predicted = 0;
                for (int i = 0; i < d; i++)
                {
                    trial[i] = Math.Clamp(x[i] + (step * direction[i]), low[i], high[i]);
                    predicted += gradient[i] * (trial[i] - x[i]);
                }

                found = function(trial, trialGradient);
                evaluations++;
                accepted = double.IsFinite(found) && found <= value + (SufficientDecrease * predicted);
                if (accepted || step < 1e-10)
                    break;
                // The minimum of the parabola through what is known, kept within a tenth and a half.
                double parabola = -slope * step * step / (2 * (found - value - (slope * step)));
                step = double.IsFinite(parabola) ? Math.Clamp(parabola, 0.1 * step, 0.5 * step) : 0.25 * step;
            }

            if (!accepted)
                break;
            Remember(x, trial, gradient, trialGradient);
            double gain = value - found;
            trial.CopyTo(x);
            (gradient, trialGradient) = (trialGradient, gradient);
            value = found;
            if (gain <= Tolerance * (1 + Math.Abs(value)))
                break;
        }

        return value;
    }

    private void Direction(ReadOnlySpan<double> x, double[] gradient, ReadOnlySpan<double> low, ReadOnlySpan<double> high, double[] direction)
    {
        int d = x.Length;
        Span<bool> free = stackalloc bool[d];
        for (int i = 0; i < d; i++)
        {
            free[i] = !((x[i] <= low[i] && gradient[i] > 0) || (x[i] >= high[i] && gradient[i] < 0));
            direction[i] = free[i] ? -gradient[i] : 0;
        }

        Span<double> weights = stackalloc double[Memory];
        for (int p = _pairs.Count - 1; p >= 0; p--)
        {
            var (s, y) = _pairs[p];
            weights[p] = Dot(s, direction, free) / DotProducts.Dot(s, y);
            for (int i = 0; i < d; i++)
                direction[i] -= free[i] ? weights[p] * y[i] : 0;
        }

        if (_pairs.Count > 0)
        {
            var (s, y) = _pairs[^1];
            double scale = DotProducts.Dot(s, y) / DotProducts.Dot(y, y);
            for (int i = 0; i < d; i++)
                direction[i] *= scale;
        }

        for (int p = 0; p < _pairs.Count; p++)
        {
            var (s, y) = _pairs[p];
            double correction = weights[p] - (Dot(y, direction, free) / DotProducts.Dot(s, y));
            for (int i = 0; i < d; i++)
                direction[i] += free[i] ? correction * s[i] : 0;
        }

        if (DotProducts.Dot(direction, gradient) < 0)
            return;
        // The memory has misled: begin afresh with the steepest descent.
        _pairs.Clear();
        for (int i = 0; i < d; i++)
            direction[i] = free[i] ? -gradient[i] : 0;
    }

    private void Remember(ReadOnlySpan<double> x, double[] next, double[] gradient, double[] nextGradient)
    {
        var s = new double[x.Length];
        var y = new double[x.Length];
        for (int i = 0; i < s.Length; i++)
        {
            s[i] = next[i] - x[i];
            y[i] = nextGradient[i] - gradient[i];
        }

        if (DotProducts.Dot(s, y) <= 1e-10 * DotProducts.Dot(y, y))
            return;
        if (_pairs.Count == Memory)
            _pairs.RemoveAt(0);
        _pairs.Add((s, y));
    }

    private static double Dot(double[] a, double[] b, ReadOnlySpan<bool> free)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += free[i] ? a[i] * b[i] : 0;
        return sum;
    }
}
