namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>The recombination weights and learning rates of CMA-ES, with Hansen's (2016) default settings, active update included.</summary>
/// <remarks>
/// <code>
/// n   number of dimensions          λ   trials in a generation        μ  how many of them are parents
/// w   weights by rank   [λ]: positive ones sum to 1, the worst ranks' are negative
/// μeff  effective number of parents
/// cσ, dσ  learning rate and damping of the step size       cc  of the evolution path
/// c1, cμ  learning rates of the rank-one and rank-μ updates   χ  expected length of a standard normal vector
/// </code>
/// </remarks>
internal sealed class CmaWeights
{
    public CmaWeights(int n, int lambda)
    {
        Lambda = lambda;
        Mu = lambda / 2;
        double[] raw = [.. Enumerable.Range(1, lambda).Select(i => Math.Log((lambda + 1) / 2.0) - Math.Log(i))];
        double positive = raw.Where(w => w > 0).Sum();
        MuEff = positive * positive / raw.Where(w => w > 0).Sum(w => w * w);
        double negative = -raw.Where(w => w < 0).Sum();
        double muEffMinus = negative * negative / raw.Where(w => w < 0).Sum(w => w * w);
        CSigma = (MuEff + 2) / (n + MuEff + 5);
        DSigma = 1 + (2 * Math.Max(0, Math.Sqrt((MuEff - 1) / (n + 1)) - 1)) + CSigma;
        CC = (4 + (MuEff / n)) / (n + 4 + (2 * MuEff / n));
        C1 = 2 / (((n + 1.3) * (n + 1.3)) + MuEff);
        CMu = Math.Min(1 - C1, 2 * (0.25 + MuEff + (1 / MuEff) - 2) / (((n + 2) * (n + 2)) + MuEff));
        Chi = Math.Sqrt(n) * (1 - (1 / (4.0 * n)) + (1 / (21.0 * n * n)));
        double scale = Math.Min(1 + (C1 / CMu), Math.Min(1 + (2 * muEffMinus / (MuEff + 2)), (1 - C1 - CMu) / (n * CMu)));
        W = [.. raw.Select(w => w >= 0 ? w / positive : scale * w / negative)];
    }

    public int Lambda { get; }

    public int Mu { get; }

    public double[] W { get; }

    public double MuEff { get; }

    public double CSigma { get; }

    public double DSigma { get; }

    public double CC { get; }

    public double C1 { get; }

    public double CMu { get; }

    public double Chi { get; }

    /// <summary>The default number of trials in a generation.</summary>
    public static int DefaultLambda(int n) => 4 + (int)(3 * Math.Log(Math.Max(1, n)));
}
