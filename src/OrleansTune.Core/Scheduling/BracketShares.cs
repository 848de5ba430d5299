namespace OrleansTune.Core.Scheduling;

/// <summary>Spreads the trials of a study over Hyperband's brackets, by trial number alone.</summary>
/// <remarks>
/// <para>Bracket b starts at rung b. With s = last rung − b, Hyperband (Li et al. 2017, arXiv:1603.06560) gives it
/// ceil((last rung + 1) / (s + 1) · eta^s) trials a round; these sizes are the brackets' shares.</para>
/// <para>Trial i falls into the bracket at the fractional part of i · φ (φ the golden ratio), a sequence of low discrepancy: every
/// run of consecutive numbers holds the brackets nearly in proportion, and trial 0 is in bracket 0.</para>
/// </remarks>
internal sealed class BracketShares
{
    private const ulong Golden = 0x9E3779B97F4A7C15; // 2^64 / φ

    private readonly double[] _ends;

    public BracketShares(int rungs, int eta)
    {
        Sizes = [.. Enumerable.Range(0, rungs).Select(bracket => Size(rungs, rungs - 1 - bracket, eta))];
        double total = Sizes.Sum();
        _ends = new double[rungs];
        double sum = 0;
        for (int i = 0; i < rungs; i++)
            _ends[i] = (sum += Sizes[i]) / total;
    }

    /// <summary>Trials of each bracket in a round of Hyperband.</summary>
    public IReadOnlyList<double> Sizes { get; }

    /// <summary>The bracket of a trial.</summary>
    public int BracketOf(int trialNumber)
    {
        double place = ((ulong)trialNumber * Golden >> 11) * (1.0 / (1UL << 53));
        int bracket = Array.FindIndex(_ends, end => place < end);
        return bracket < 0 ? _ends.Length - 1 : bracket;
    }

    private static double Size(int rungs, int halvings, int eta) => Math.Ceiling(rungs * Math.Pow(eta, halvings) / (halvings + 1));
}
