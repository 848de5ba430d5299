namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>Whether a tenant may keep the checkpoint that was just written.</summary>
/// <param name="Held">The bytes that its checkpoints take with it; not counted without a limit.</param>
/// <param name="Most">How many they may take; null without a limit.</param>
[GenerateSerializer, Immutable, Alias("checkpoint-admission")]
public readonly record struct CheckpointAdmission([property: Id(0)] long Held, [property: Id(1)] long? Most)
{
    /// <summary>The bytes by which they are too many; 0 when it may stay.</summary>
    public long Excess => Most is { } most ? Math.Max(0, Held - most) : 0;
}
