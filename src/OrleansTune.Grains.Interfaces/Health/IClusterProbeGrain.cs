namespace OrleansTune.Grains.Interfaces.Health;

/// <summary>Answers as long as some silo does; needs no storage.</summary>
[Alias("cluster-probe")]
public interface IClusterProbeGrain : IGrainWithIntegerKey
{
    /// <summary>Answers.</summary>
    [Alias("ping")]
    Task PingAsync(CancellationToken cancellationToken = default);
}
