namespace OrleansTune.Grains.Interfaces.Trials;

/// <summary>What a trainer is to do under its lease.</summary>
[GenerateSerializer, Immutable, Alias("trial-task")]
public sealed record TrialTask
{
    /// <summary>What to train.</summary>
    [Id(0)]
    public required TrialAssignment Assignment { get; init; }

    /// <summary>Where to go on from, newest first: the trainer takes the first that it can read, else starts anew.</summary>
    [Id(1)]
    public required IReadOnlyList<TrialCheckpoint> Checkpoints { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    [Id(2)]
    public required int Attempt { get; init; }
}
