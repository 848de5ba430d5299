using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What a worker does with a trial after a report or heartbeat.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TrialDecision>))]
public enum TrialDecision
{
    /// <summary>It trains on.</summary>
    Continue,

    /// <summary>It saves a checkpoint and lets the trial go without telling it; the trial may be handed out again.</summary>
    Pause,

    /// <summary>It ends the trial without telling it.</summary>
    Stop,
}
