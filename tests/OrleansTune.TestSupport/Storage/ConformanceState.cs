namespace OrleansTune.TestSupport.Storage;

/// <summary>What the conformance tests keep in a store.</summary>
[GenerateSerializer]
[Alias("OrleansTune.TestSupport.ConformanceState")]
public sealed class ConformanceState
{
    [Id(0)]
    public int Number { get; set; }

    [Id(1)]
    public byte[] Page { get; set; } = [];
}
