using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>Makes children of two points: crossover, then mutation.</summary>
/// <remarks>
/// Numbers: simulated binary crossover and polynomial mutation, bounded (Deb and Agrawal 1995; Deb et al. 2002), in unit coordinates.
/// Categories: a parent's value, or a random one. A coordinate that one parent lacks is the other's; one that both lack is drawn.
/// <code>
/// ηc, ηm  distribution indices: the larger, the nearer to the parents
/// </code>
/// </remarks>
internal sealed class Variation
{
    private const double EtaC = 15;
    private const double EtaM = 20;
    private const double CrossoverShare = 0.9;

    private readonly bool[] _isOrdered;
    private readonly double[] _cell;
    private readonly double _mutationShare;

    public Variation(SearchSpace space)
    {
        _isOrdered = [.. space.Parameters.Select(p => p.IsOrdered)];
        _cell = [.. space.Parameters.Select(p => p.Cardinality is { } count ? 1.0 / count : 0)];
        _mutationShare = 1.0 / Math.Max(1, space.Parameters.Count(p => p.Cardinality != 1));
    }

    /// <summary>A child in the unit cube.</summary>
    public double[] Child(double[] mother, double[] father, RandomStream random)
    {
        bool crosses = random.NextDouble() < CrossoverShare;
        var child = new double[mother.Length];
        for (int d = 0; d < child.Length; d++)
        {
            child[d] = crosses ? Crossed(d, mother[d], father[d], random) : mother[d];
            if (double.IsNaN(child[d]))
                child[d] = random.NextDouble();
            if (random.NextDouble() < _mutationShare)
                child[d] = _isOrdered[d] ? Mutated(child[d], _cell[d], random) : random.NextDouble();
        }

        return child;
    }

    private double Crossed(int d, double a, double b, RandomStream random)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
            return double.IsNaN(a) ? b : a;
        bool takesFirst = random.NextDouble() < 0.5;
        if (!_isOrdered[d] || Math.Abs(a - b) < 1e-12 || random.NextDouble() < 0.5)
            return takesFirst ? a : b;
        double low = Math.Min(a, b);
        double high = Math.Max(a, b);
        // The spread is limited so that a child beyond its parent stays inside the bound.
        double room = 1 + (2 * (takesFirst ? low : 1 - high) / (high - low));
        double alpha = 2 - Math.Pow(room, -(EtaC + 1));
        double u = random.NextDouble();
        double beta = u <= 1 / alpha
            ? Math.Pow(u * alpha, 1 / (EtaC + 1))
            : Math.Pow(1 / (2 - (u * alpha)), 1 / (EtaC + 1));
        double middle = (low + high) / 2;
        double half = beta * (high - low) / 2;
        return Math.Clamp(takesFirst ? middle - half : middle + half, 0, 1);
    }

    private static double Mutated(double x, double cell, RandomStream random)
    {
        double u = random.NextDouble();
        double power = EtaM + 1;
        double step = u < 0.5
            ? Math.Pow((2 * u) + ((1 - (2 * u)) * Math.Pow(1 - x, power)), 1 / power) - 1
            : 1 - Math.Pow((2 * (1 - u)) + ((2 * u) - 1) * Math.Pow(x, power), 1 / power);
        // A step within the value's own cell would change nothing.
        if (Math.Abs(step) < cell)
            step = step < 0 ? -cell : cell;
        return Math.Clamp(x + step, 0, 1);
    }
}
