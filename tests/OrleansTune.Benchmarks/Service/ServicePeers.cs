namespace OrleansTune.Benchmarks.Service;

/// <summary>Trials per second that Optuna 4.9.0 reached with its storages on a machine of this kind (2 cores), with the same search space and sampler.</summary>
internal static class ServicePeers
{
    /// <summary>The loads that were measured: how many clients on how many studies.</summary>
    public static readonly (int Clients, int Studies)[] Shapes = [(1, 1), (8, 1), (8, 8)];

    private static readonly (string Name, double[] Plain, double[] Reported)[] Peers =
    [
        ("Optuna + PostgreSQL", [29, 35, 35], [11, 14, 13]),
        ("Optuna + SQLite", [38, 34, 34], [17, 14, 16]),
        ("Optuna + journal file", [313, 212, 211], [144, 104, 117]),
        ("Optuna + gRPC proxy + PostgreSQL", [13, 13, 19], [6, 5, 8]),
        ("Optuna in memory (not durable)", [3830, 1987, 2070], [460, 261, 348]),
    ];

    public static void WriteHeader() => Console.WriteLine($"  {"",-42}{"1 client",18}{"8 on 1 study",18}{"8 on 8 studies",18}");

    public static void WriteRow(string name, IReadOnlyList<double> plain, IReadOnlyList<double> reported) =>
        Console.WriteLine($"  {name,-42}{string.Concat(plain.Zip(reported, (p, r) => $"{$"{p:F0} ({r:F0})",18}"))}");

    public static void WriteTable()
    {
        foreach (var (name, plain, reported) in Peers)
            WriteRow(name, plain, reported);
    }
}
