using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>Kernels for a parameter of few values, as a table of probabilities from value to value.</summary>
/// <remarks>
/// Ordered values get the mass of a truncated normal in their cell of the unit interval; categories get the kernel of Aitchison and
/// Aitken (1976): 1 − λ for the value itself, the rest in equal shares.
/// <code>
/// p  p[v][w]: probability of value w under a kernel at value v   [k × k]
/// r  log of p[v][w] over the prior's probability of w            [k × k]
/// </code>
/// </remarks>
internal sealed class DiscreteAxis : IKernelAxis
{
    private readonly Cells _cells;
    private readonly int[] _values;
    private readonly double[][] _p;
    private readonly double[][] _r;

    /// <param name="cells">The parameter's cells of the unit interval.</param>
    /// <param name="centres">The observations' coordinates; NaN where inactive.</param>
    /// <param name="row">The probabilities of all values under a kernel at one.</param>
    private DiscreteAxis(Cells cells, double[] centres, Func<int, double[]> row)
    {
        _cells = cells;
        _values = [.. centres.Select(c => double.IsNaN(c) ? -1 : cells.IndexOf(c))];
        _p = new double[cells.Count][];
        _r = new double[cells.Count][];
        foreach (int v in _values.Where(v => v >= 0).Distinct())
        {
            _p[v] = row(v);
            _r[v] = [.. _p[v].Select((p, w) => Math.Log(Math.Max(p, 1e-300) / cells.Width(w)))];
        }
    }

    /// <summary>Kernels over ordered values.</summary>
    public static DiscreteAxis Ordered(Cells cells, double[] centres, double bandwidth)
    {
        double[] Row(int v)
        {
            double[] masses = [.. Enumerable.Range(0, cells.Count).Select(w => TruncatedNormal.Mass(cells.Middle(v), bandwidth, cells.Low(w), cells.High(w)))];
            double whole = masses.Sum();
            return [.. masses.Select(m => m / whole)];
        }

        return new(cells, centres, Row);
    }

    /// <summary>Kernels over categories.</summary>
    /// <param name="cells">The categories' cells.</param>
    /// <param name="centres">The observations' coordinates; NaN where inactive.</param>
    /// <param name="spread">λ, the share of the other values together; at most (k − 1) / k.</param>
    public static DiscreteAxis Categorical(Cells cells, double[] centres, double spread) =>
        new(cells, centres, v => [.. Enumerable.Range(0, cells.Count).Select(w => v == w ? 1 - spread : spread / (cells.Count - 1))]);

    public double LogRatio(int kernel, double coordinate) => _r[_values[kernel]][_cells.IndexOf(coordinate)];

    public double Draw(int kernel, RandomStream random)
    {
        var p = _p[_values[kernel]];
        double rest = random.NextDouble();
        int w = 0;
        while (w + 1 < p.Length && rest >= p[w])
            rest -= p[w++];
        return _cells.Middle(w);
    }
}
