namespace OrleansTune.Benchmarks.Regret;

/// <summary>Prints regrets: per problem medians and quartiles, then ranks and same-seed wins over all problems.</summary>
internal static class RegretTables
{
    public static void Print(IReadOnlyList<RegretRun> ours, IReadOnlyList<RegretRun> peers)
    {
        foreach (var problem in ours.GroupBy(r => r.Problem))
        {
            Console.WriteLine($"{problem.Key}: median log10 regret (quartiles) after trials");
            Console.WriteLine($"  {"sampler",-16}" + string.Concat(RegretRun.Checkpoints.Select(c => $"{c,26}")));
            foreach (var run in problem.Concat(peers.Where(p => p.Problem == problem.Key)))
                Console.WriteLine($"  {run.Sampler,-16}" + string.Concat(Enumerable.Range(0, RegretRun.Checkpoints.Length).Select(c => $"{Cell(run, c),26}")));
        }

        var all = ours.Concat(peers.Where(p => ours.Any(o => o.Problem == p.Problem))).ToList();
        PrintRanks(all);
        foreach (string sampler in ours.Select(r => r.Sampler).Distinct())
            PrintWins(sampler, all);
    }

    private static string Cell(RegretRun run, int c) => $"{run.Median(c):F2} ({run.Quantile(c, 0.25):F2}…{run.Quantile(c, 0.75):F2})";

    // Rank 1 is the best; each problem ranks the medians, ties share their mean rank.
    private static void PrintRanks(List<RegretRun> all)
    {
        Console.WriteLine("Mean rank of the medians over the problems");
        Console.WriteLine($"  {"sampler",-16}" + string.Concat(RegretRun.Checkpoints.Select(c => $"{c,8}")));
        foreach (string sampler in all.Select(r => r.Sampler).Distinct())
        {
            string row = $"  {sampler,-16}";
            for (int c = 0; c < RegretRun.Checkpoints.Length; c++)
                row += $"{all.Where(r => r.Sampler == sampler).Average(r => Rank(r, all, c)),8:F2}";
            Console.WriteLine(row);
        }
    }

    private static double Rank(RegretRun run, List<RegretRun> all, int c)
    {
        double median = run.Median(c);
        var others = all.Where(r => r.Problem == run.Problem && r.Sampler != run.Sampler).Select(r => r.Median(c)).ToList();
        return 1 + others.Count(m => m < median) + (0.5 * others.Count(m => m == median));
    }

    private static void PrintWins(string sampler, List<RegretRun> all)
    {
        Console.WriteLine($"Share of seeds on which {sampler} has the smaller regret than (ties half); problems with the better median");
        foreach (string other in all.Select(r => r.Sampler).Distinct().Where(o => o != sampler))
        {
            string row = $"  {other,-16}";
            for (int c = 0; c < RegretRun.Checkpoints.Length; c++)
            {
                double wins = 0;
                int pairs = 0;
                int problems = 0;
                foreach (var mine in all.Where(r => r.Sampler == sampler))
                {
                    if (all.FirstOrDefault(r => r.Sampler == other && r.Problem == mine.Problem) is not { } theirs)
                        continue;
                    problems += mine.Median(c) < theirs.Median(c) ? 1 : 0;
                    foreach (var (a, b) in mine.LogsAt(c).Zip(theirs.LogsAt(c)))
                    {
                        wins += a < b ? 1 : a == b ? 0.5 : 0;
                        pairs++;
                    }
                }

                row += $"{wins / Math.Max(1, pairs),10:P0}{problems,4}";
            }

            Console.WriteLine(row);
        }
    }
}
