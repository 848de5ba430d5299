using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Where a study stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<StudyState>))]
public enum StudyState
{
    /// <summary>It hands out trials.</summary>
    Running,

    /// <summary>It hands out none until it is resumed; running trials may still report.</summary>
    Paused,

    /// <summary>A user ended it.</summary>
    Stopped,

    /// <summary>One of its stopping rules ended it.</summary>
    Completed,
}
