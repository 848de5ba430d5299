namespace OrleansTune.Grains.Health;

/// <summary>What a storage probe has to write.</summary>
[GenerateSerializer, Alias("storage-probe-state")]
public sealed class StorageProbeState
{
    [Id(0)]
    public long Writes { get; set; }
}
