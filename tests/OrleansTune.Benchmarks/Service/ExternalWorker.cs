using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Benchmarks.Service;

/// <summary>Asks for a trial, reports and tells it, as fast as the service answers.</summary>
internal static class ExternalWorker
{
    /// <summary>A study of five parameters whose suggestions cost next to nothing, so that the service is what is measured.</summary>
    public static StudySpec Study(string name, bool prunes, string sampler = "random") => new()
    {
        Name = name,
        Objectives = [ObjectiveSpec.Minimize("value")],
        SearchSpace = [.. Enumerable.Range(1, 5).Select(i => ParameterSpec.Float($"x{i}", -5, 5))],
        Sampler = new(sampler),
        Scheduler = prunes ? new("median") { MaxResource = 5 } : null,
        Seed = 1,
    };

    /// <summary>Runs one trial; a trial that is stopped early counts, as it does for the peers.</summary>
    public static async Task RunTrialAsync(StudyHandle study, int reports)
    {
        var trial = (await study.AskAsync())[0];
        double value = trial.Parameters.Values.Sum(v => Math.Pow(v.AsDouble(), 2));
        for (int step = 1; step <= reports; step++)
        {
            if (await study.ReportAsync(trial.Number, step, value / step) != TrialDecision.Continue)
                return;
        }

        await study.TellAsync(trial.Number, value);
    }

    /// <summary>Runs a number of trials of one study with some clients.</summary>
    public static Task<ServiceRate> RunAsync(BenchmarkServer server, string name, int clients, int trials, int reports = 0)
    {
        int left = trials;
        return ServiceRate.OfAsync(async () =>
        {
            await EachAsync(server, [name], clients, async study =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                    await RunTrialAsync(study, reports);
                return 0;
            });
            return trials;
        });
    }

    /// <summary>The rate of some clients over some studies, each client on the study of its number.</summary>
    public static Task<ServiceRate> RateAsync(BenchmarkServer server, IReadOnlyList<string> studies, int clients, int reports, TimeSpan time) => ServiceRate.OfAsync(async () =>
    {
        using var stop = new CancellationTokenSource(time);
        int[] done = await EachAsync(server, studies, clients, async study =>
        {
            int count = 0;
            for (; !stop.IsCancellationRequested; count++)
                await RunTrialAsync(study, reports);
            return count;
        });
        return done.Sum();
    });

    private static Task<int[]> EachAsync(BenchmarkServer server, IReadOnlyList<string> studies, int clients, Func<StudyHandle, Task<int>> work) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(async () =>
        {
            using var client = server.Connect();
            return await work(client.Studies.Get(studies[i % studies.Count]));
        })));
}
