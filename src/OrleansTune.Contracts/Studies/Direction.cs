using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Which way an objective gets better.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Direction>))]
public enum Direction
{
    /// <summary>Smaller is better.</summary>
    Minimize,

    /// <summary>Larger is better.</summary>
    Maximize,
}
