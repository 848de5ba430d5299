using System.Collections.Concurrent;
using System.Diagnostics;
using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Workers that ask, tell and read back without end, through all gateways and on all studies, and note whatever the service acknowledged.</summary>
internal sealed class Workload
{
    private readonly IReadOnlyList<OrleansTuneClient> _clients;
    private readonly ConcurrentQueue<(string Study, AskedTrial Trial)> _asked = new();
    private readonly ConcurrentQueue<(string Study, int Number, double Value)> _told = new();
    private readonly long[] _rounds;
    private volatile bool _stopping;
    private Task[] _running = [];

    private Workload(IReadOnlyList<OrleansTuneClient> clients, int studies, int workers)
    {
        _clients = clients;
        Studies = [.. Enumerable.Range(0, studies).Select(index => $"study-{index}")];
        _rounds = new long[workers];
    }

    public IReadOnlyList<string> Studies { get; }

    /// <summary>The answers to ask, in no order.</summary>
    public IReadOnlyCollection<(string Study, AskedTrial Trial)> Asked => _asked;

    /// <summary>The tells that were answered, in no order.</summary>
    public IReadOnlyCollection<(string Study, int Number, double Value)> Told => _told;

    /// <summary>Creates the studies and starts the workers.</summary>
    public static async Task<Workload> StartAsync(IReadOnlyList<OrleansTuneClient> clients, int studies, int workers)
    {
        var load = new Workload(clients, studies, workers);
        foreach (string study in load.Studies)
            await clients[0].Studies.CreateAsync(Spec(study));
        load._running = [.. Enumerable.Range(0, workers).Select(worker => Task.Run(() => WorkAsync(load, worker)))];
        return load;
    }

    /// <summary>Waits until every worker has finished two more rounds, of which the second began after this call; returns how long that took.</summary>
    /// <exception cref="OrleansTuneException">A worker was refused, or its patience ran out.</exception>
    public async Task<TimeSpan> EveryWorkerGoesOnAsync()
    {
        var watch = Stopwatch.StartNew();
        long[] before = [.. _rounds];
        while (Enumerable.Range(0, before.Length).Any(worker => Interlocked.Read(ref _rounds[worker]) < before[worker] + 2))
        {
            if (_running.FirstOrDefault(worker => worker.IsCompleted) is { } ended)
                await ended;
            await Task.Delay(20);
        }

        return watch.Elapsed;
    }

    /// <summary>Lets the workers finish their round.</summary>
    public Task StopAsync()
    {
        _stopping = true;
        return Task.WhenAll(_running);
    }

    private static async Task WorkAsync(Workload load, int worker)
    {
        var client = load._clients[worker % load._clients.Count];
        for (int round = 0; !load._stopping; round++)
        {
            string name = load.Studies[(worker + round) % load.Studies.Count];
            var study = client.Studies.Get(name);
            var trial = (await study.AskAsync(worker: $"worker-{worker}")).Single();
            load._asked.Enqueue((name, trial));
            double value = trial.Parameters.GetDouble("x") + trial.Number;
            await study.TellAsync(trial.Number, value);
            load._told.Enqueue((name, trial.Number, value));

            // Read what was just written through another gateway: a silo that was declared dead must not answer with what it has.
            var reader = load._clients[(worker + 1) % load._clients.Count];
            var read = await reader.Studies.Get(name).TrialAsync(trial.Number);
            Assert.Equal((TrialState.Completed, value), (read.State, Assert.Single(read.Values!)));
            Interlocked.Increment(ref load._rounds[worker]);
        }
    }

    private static StudySpec Spec(string name) => new()
    {
        Name = name,
        Objectives = [ObjectiveSpec.Minimize("value")],
        SearchSpace = [ParameterSpec.Float("x", 0, 1), ParameterSpec.Float("y", 0, 1)],
        Sampler = new SamplerSpec("random"),
        Seed = 1,
    };
}
