using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Sampling.History;

namespace OrleansTune.Core.Sampling.Evolutionary;

/// <summary>Crosses and mutates the best trials so far, without generations: the best of all that ended are the parents.</summary>
internal sealed class Nsga2Sampler(int population) : HistorySampler
{
    // Distribution indices of Deb and Agrawal's operators: larger keeps children nearer to their parents.
    private const double CrossoverIndex = 20;
    private const double MutationIndex = 20;
    private const double CrossoverShare = 0.9;

    protected override double[]? Propose(EncodedSpace space, IReadOnlyList<Observation> ranked, Observations observations, RandomStream random)
    {
        if (ranked.Count < population)
            return null;
        var mother = Tournament(ranked, random);
        var father = Tournament(ranked, random);
        var child = (double[])mother.Clone();
        bool crosses = random.NextDouble() < CrossoverShare;
        for (int d = 0; d < child.Length; d++)
        {
            if (crosses && random.Next(2) == 0)
                child[d] = space.Values[d] is null ? Cross(mother[d], father[d], random) : father[d];
            if (random.Next(child.Length) == 0)
                child[d] = space.Values[d] is { } values ? values[random.Next(values.Length)] : Mutate(child[d], random);
        }

        return child;
    }

    private double[] Tournament(IReadOnlyList<Observation> ranked, RandomStream random) =>
        ranked[Math.Min(random.Next(population), random.Next(population))].Point;

    // Simulated binary crossover.
    private static double Cross(double a, double b, RandomStream random)
    {
        double u = random.NextDouble();
        double beta = Math.Pow(u < 0.5 ? 2 * u : 0.5 / (1 - u), 1 / (CrossoverIndex + 1));
        return Math.Clamp(0.5 * (((1 + beta) * a) + ((1 - beta) * b)), 0, 1);
    }

    // Polynomial mutation.
    private static double Mutate(double x, RandomStream random)
    {
        double u = random.NextDouble();
        double delta = u < 0.5
            ? Math.Pow(2 * u, 1 / (MutationIndex + 1)) - 1
            : 1 - Math.Pow(2 * (1 - u), 1 / (MutationIndex + 1));
        return Math.Clamp(x + delta, 0, 1);
    }
}
