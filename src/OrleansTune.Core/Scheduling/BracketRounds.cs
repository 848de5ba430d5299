namespace OrleansTune.Core.Scheduling;

/// <summary>Deals the trials of a study out to Hyperband's brackets in rounds, by trial number alone.</summary>
/// <remarks>
/// <para>Bracket b starts at rung b. With s = last rung − b, Hyperband (Li et al. 2017, arXiv:1603.06560) gives it
/// ceil((last rung + 1) / (s + 1) · eta^s) trials a round, the brackets that start lowest first.</para>
/// <para>That order matters to a study of one or two rounds: the many cheap trials of the first bracket teach a sampler where to look
/// before the dear ones begin. With brackets interleaved, <c>auto</c> took 2.4 times the epochs to reach an accuracy on digits.</para>
/// </remarks>
internal sealed class BracketRounds
{
    private readonly long[] _ends;

    public BracketRounds(int rungs, int eta)
    {
        Sizes = [.. Enumerable.Range(0, rungs).Select(bracket => Size(rungs, rungs - 1 - bracket, eta))];
        _ends = new long[rungs];
        long sum = 0;
        for (int i = 0; i < rungs; i++)
            _ends[i] = sum += Sizes[i];
    }

    /// <summary>Trials of each bracket in a round.</summary>
    public IReadOnlyList<long> Sizes { get; }

    /// <summary>The bracket of a trial.</summary>
    public int BracketOf(int trialNumber)
    {
        long place = trialNumber % _ends[^1];
        return Array.FindIndex(_ends, end => place < end);
    }

    private static long Size(int rungs, int halvings, int eta) => (long)Math.Ceiling(rungs * Math.Pow(eta, halvings) / (halvings + 1));
}
