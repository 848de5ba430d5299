namespace OrleansTune.Contracts;

/// <summary>The type of a <see cref="ParameterValue"/>.</summary>
public enum ParameterValueKind
{
    /// <summary>A number with a fraction or exponent.</summary>
    Float,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A string.</summary>
    Text,

    /// <summary>True or false.</summary>
    Bool,
}
