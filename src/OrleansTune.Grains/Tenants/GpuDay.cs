namespace OrleansTune.Grains.Tenants;

/// <summary>What a tenant used of a pool of GPUs on the last day that it used any.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Seconds">Slots held times seconds.</param>
[GenerateSerializer, Immutable, Alias("gpu-day")]
public readonly record struct GpuDay([property: Id(0)] DateOnly Day, [property: Id(1)] double Seconds);
