using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Where a trial stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TrialState>))]
public enum TrialState
{
    /// <summary>Its parameters are fixed; it waits for a worker.</summary>
    Queued,

    /// <summary>A worker holds a lease on it.</summary>
    Running,

    /// <summary>It waits at a rung and may be trained further.</summary>
    Paused,

    /// <summary>It ended with a value.</summary>
    Completed,

    /// <summary>It was ended early, by the scheduler or with its study; its measurements count.</summary>
    Stopped,

    /// <summary>It ended without a usable value.</summary>
    Failed,
}
