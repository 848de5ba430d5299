namespace OrleansTune.Benchmarks.Service;

/// <summary>How fast trials were served, and what that cost.</summary>
/// <param name="Trials">Trials that ended.</param>
/// <param name="Elapsed">The time that they took.</param>
/// <param name="Processor">
/// Processor time of this process meanwhile: clients, gateway and silo, but no database's own processes. Unlike the rate it
/// hardly depends on what else the machine does.
/// </param>
internal readonly record struct ServiceRate(int Trials, TimeSpan Elapsed, TimeSpan Processor)
{
    public double PerSecond => Trials / Elapsed.TotalSeconds;

    public double ProcessorMicroseconds => Processor.TotalMicroseconds / Trials;

    /// <summary>Measures what runs trials and returns their number.</summary>
    public static async Task<ServiceRate> OfAsync(Func<Task<int>> run)
    {
        var processor = Environment.CpuUsage.TotalTime;
        long from = TimeProvider.System.GetTimestamp();
        int trials = await run();
        return new(trials, TimeProvider.System.GetElapsedTime(from), Environment.CpuUsage.TotalTime - processor);
    }
}
