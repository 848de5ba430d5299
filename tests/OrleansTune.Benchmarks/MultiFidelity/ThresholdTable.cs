namespace OrleansTune.Benchmarks.MultiFidelity;

/// <summary>Prints what the combinations took on one task.</summary>
internal static class ThresholdTable
{
    private const int NameWidth = 28;

    public static void Print(
        IReadOnlyDictionary<(Combination Combination, int Workers), List<ThresholdRun>> runs, double[] thresholds, int[] workers, long budget)
    {
        int seeds = runs.Values.First().Count;
        Console.WriteLine($"Median of {seeds} seeds; '-' is beyond {budget} epochs. 'time' is in epochs of one worker, 'busy' the mean number of workers training,");
        Console.WriteLine("'faster' the time of one worker over this.");
        Console.WriteLine($"  {"sampler + scheduler",-NameWidth}{"workers",8}" + string.Concat(thresholds.Select(t => $"{$"epochs to {t}",18}{"time",8}{"faster",8}")) + $"{"busy",8}");
        foreach (var combination in runs.Keys.Select(k => k.Combination).Distinct())
        {
            foreach (int count in workers)
            {
                var these = runs[(combination, count)];
                string row = $"  {combination,-NameWidth}{count,8}";
                for (int i = 0; i < thresholds.Length; i++)
                {
                    double? time = Time(these, i);
                    double? alone = runs.TryGetValue((combination, 1), out var single) ? Time(single, i) : null;
                    row += $"{Cell(ThresholdRun.Median(these.Select(r => r.Epochs[i])), "F0"),18}{Cell(time, "F0"),8}{Cell(alone / time, "F1"),8}";
                }

                Console.WriteLine(row + $"{these.Average(r => r.Busy),8:F1}");
            }
        }
    }

    public static void PrintPeers()
    {
        Console.WriteLine("Other optimisers on the same trees, one worker");
        foreach (var (name, epochs) in PeerEpochs.All)
            Console.WriteLine($"  {name,-NameWidth}{1,8}" + string.Concat(epochs.Select(e => $"{Cell(e, "F0"),18}{string.Empty,16}")));
    }

    private static double? Time(List<ThresholdRun> runs, int threshold) => ThresholdRun.Median(runs.Select(r => r.Times[threshold]));

    private static string Cell(double? value, string format) => value?.ToString(format) ?? "-";
}
