using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What happens to a trial at a rung.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SchedulerMode>))]
public enum SchedulerMode
{
    /// <summary>It pauses; when it proves to be among the best of its rung, it is resumed.</summary>
    Promotion,

    /// <summary>It goes on if it is among the best of its rung so far, and is stopped for good otherwise.</summary>
    Stopping,
}
