using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>The kind of a search space's parameter.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ParameterType>))]
public enum ParameterType
{
    /// <summary>A real number between two bounds.</summary>
    Float,

    /// <summary>A whole number between two bounds.</summary>
    Int,

    /// <summary>One of several values whose order means something.</summary>
    Ordinal,

    /// <summary>One of several values without an order.</summary>
    Categorical,

    /// <summary>A constant that every trial gets.</summary>
    Fixed,
}
