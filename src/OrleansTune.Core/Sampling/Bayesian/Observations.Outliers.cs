namespace OrleansTune.Core.Sampling.Bayesian;

/// <content>Losses far beyond all others.</content>
internal sealed partial class Observations
{
    private const double UsualShare = 0.25;
    private const double MostBeyond = 1000;

    /// <summary>
    /// Losses more than a thousand times as far from the best as one of the better trials of the design count as just so far (winsorising): a
    /// training that diverged to a loss of 1e8 says that its place is bad, and must not make all differences between the others vanish.
    /// </summary>
    /// <param name="design">How many trials the design has: as they are spread over the space, they say what is usual.</param>
    private void BoundLosses(int design)
    {
        if (Measured.Count < design)
            return;
        double[] most = [.. Enumerable.Range(0, Measured[0].Losses.Length).Select(k => MostOf(k, design))];
        for (int i = 0; i < Measured.Count; i++)
        {
            if (IsBeyond(Measured[i].Losses, most))
                Measured[i] = Measured[i] with { Losses = [.. Measured[i].Losses.Zip(most, Math.Min)] };
        }
    }

    private static bool IsBeyond(double[] losses, double[] most)
    {
        for (int k = 0; k < losses.Length; k++)
        {
            if (losses[k] > most[k])
                return true;
        }

        return false;
    }

    private double MostOf(int objective, int design)
    {
        double least = Measured.Min(o => o.Losses[objective]);
        double[] first = [.. Measured.Take(design).Select(o => o.Losses[objective]).Order()];
        double usual = first[(int)(UsualShare * first.Length)] - least;
        return usual > 0 ? least + (MostBeyond * usual) : double.PositiveInfinity;
    }
}
