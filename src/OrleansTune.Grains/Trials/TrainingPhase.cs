namespace OrleansTune.Grains.Trials;

/// <summary>Where a managed trial's training stands.</summary>
[GenerateSerializer, Alias("training-phase")]
public enum TrainingPhase
{
    /// <summary>Nothing to do: not yet asked for, or trained to its target.</summary>
    Idle,

    /// <summary>It waits for a slot.</summary>
    Waiting,

    /// <summary>A trainer has begun it.</summary>
    Training,

    /// <summary>It failed for good.</summary>
    Failed,
}
