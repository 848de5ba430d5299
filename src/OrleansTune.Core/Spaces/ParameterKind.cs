namespace OrleansTune.Core.Spaces;

/// <summary>The type of a <see cref="ParameterValue"/>.</summary>
public enum ParameterKind
{
    /// <summary>A double; always finite.</summary>
    Float,

    /// <summary>A 64-bit integer.</summary>
    Int,

    /// <summary>A string.</summary>
    Text,

    /// <summary>True or false.</summary>
    Bool,
}
