namespace OrleansTune.Grains.Interfaces.Trials;

/// <summary>A checkpoint that was written whole.</summary>
/// <param name="Name">Its name in the checkpoint store.</param>
/// <param name="Step">The epochs of training that it holds.</param>
/// <param name="Bytes">Its size.</param>
[GenerateSerializer, Immutable, Alias("trial-checkpoint")]
public sealed record TrialCheckpoint([property: Id(0)] string Name, [property: Id(1)] int Step, [property: Id(2)] long Bytes);
