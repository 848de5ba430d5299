using Orleans.Concurrency;
using OrleansTune.Grains.Interfaces.Health;

namespace OrleansTune.Grains.Health;

/// <summary>Answers from whichever silo is at hand.</summary>
[GrainType("cluster-probe")]
[StatelessWorker]
internal sealed class ClusterProbeGrain : Grain, IClusterProbeGrain
{
    public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
