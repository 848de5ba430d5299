using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="Trial"/> is stored and sent. Ids are never reused: older pages must stay readable.</summary>
[GenerateSerializer, Alias("trial-record")]
public struct TrialSurrogate
{
    /// <summary><see cref="Trial.Number"/>.</summary>
    [Id(0)]
    public int Number { get; set; }

    /// <summary><see cref="Trial.State"/>.</summary>
    [Id(1)]
    public TrialState State { get; set; }

    /// <summary><see cref="Trial.Parameters"/>.</summary>
    [Id(2)]
    public ParameterSet Parameters { get; set; }

    /// <summary><see cref="Trial.Origin"/>.</summary>
    [Id(3)]
    public TrialOrigin Origin { get; set; }

    /// <summary><see cref="Trial.Bracket"/>.</summary>
    [Id(4)]
    public int Bracket { get; set; }

    /// <summary><see cref="Trial.Target"/>.</summary>
    [Id(5)]
    public int Target { get; set; }

    /// <summary>The steps of <see cref="Trial.Steps"/>.</summary>
    [Id(6)]
    public int[] Steps { get; set; }

    /// <summary>The values of <see cref="Trial.Steps"/>, step by step.</summary>
    [Id(7)]
    public double[] StepValues { get; set; }

    /// <summary><see cref="Trial.Told"/>.</summary>
    [Id(8)]
    public double[] Told { get; set; }

    /// <summary><see cref="Trial.Constraints"/>.</summary>
    [Id(9)]
    public double[] Constraints { get; set; }

    /// <summary><see cref="Trial.Attempts"/>.</summary>
    [Id(10)]
    public int Attempts { get; set; }

    /// <summary><see cref="Trial.Worker"/>.</summary>
    [Id(11)]
    public string? Worker { get; set; }

    /// <summary><see cref="Trial.LeaseExpires"/>.</summary>
    [Id(12)]
    public DateTimeOffset? LeaseExpires { get; set; }

    /// <summary><see cref="Trial.Created"/>.</summary>
    [Id(13)]
    public DateTimeOffset Created { get; set; }

    /// <summary><see cref="Trial.Started"/>.</summary>
    [Id(14)]
    public DateTimeOffset? Started { get; set; }

    /// <summary><see cref="Trial.Ended"/>.</summary>
    [Id(15)]
    public DateTimeOffset? Ended { get; set; }

    /// <summary><see cref="Trial.Reason"/>.</summary>
    [Id(16)]
    public string? Reason { get; set; }

    /// <summary><see cref="Trial.RequestKey"/>.</summary>
    [Id(17)]
    public string? RequestKey { get; set; }

    /// <summary><see cref="Trial.Version"/>.</summary>
    [Id(18)]
    public long Version { get; set; }

    /// <summary><see cref="Trial.AskKey"/>.</summary>
    [Id(19)]
    public string? AskKey { get; set; }

    /// <summary><see cref="Trial.Losses"/>.</summary>
    [Id(20)]
    public int Losses { get; set; }

    /// <summary><see cref="Trial.Note"/>.</summary>
    [Id(21)]
    public string? Note { get; set; }
}
