using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Trials;

/// <summary>What is stored of a managed trial's training. Ids are never reused.</summary>
[GenerateSerializer, Alias("trial-training")]
public sealed class TrialTrainingState
{
    [Id(0)]
    public TrainingPhase Phase { get; set; }

    [Id(1)]
    public TrialAssignment? Assignment { get; set; }

    /// <summary>The newest lease under which a trainer began; older ones are refused.</summary>
    [Id(2)]
    public long Token { get; set; }

    [Id(3)]
    public int Attempts { get; set; }

    /// <summary>Attempts that ended with the trainer's own error.</summary>
    [Id(4)]
    public int Failures { get; set; }

    /// <summary>Attempts lost in a row without an epoch in between.</summary>
    [Id(5)]
    public int LossesWithoutProgress { get; set; }

    /// <summary>Whether the running attempt has reported an epoch.</summary>
    [Id(6)]
    public bool HasProgressed { get; set; }

    /// <summary>Newest first, at most two: the one before serves when the newest is damaged.</summary>
    [Id(7)]
    public List<TrialCheckpoint> Checkpoints { get; set; } = [];

    /// <summary>The measurement that came with the newest checkpoint.</summary>
    [Id(8)]
    public Measurement? LastMeasurement { get; set; }

    [Id(9)]
    public string? FailureReason { get; set; }

    /// <summary>The metrics of the constraints that came with <see cref="LastMeasurement"/>.</summary>
    [Id(10)]
    public double[]? LastMetrics { get; set; }

    /// <summary>Whether it failed because it cannot be trained.</summary>
    [Id(11)]
    public bool IsHopeless { get; set; }
}
