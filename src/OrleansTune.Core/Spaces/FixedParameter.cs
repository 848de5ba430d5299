namespace OrleansTune.Core.Spaces;

/// <summary>A parameter with one value, which every trial gets.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">The value.</param>
/// <param name="when">When the parameter is active.</param>
public sealed class FixedParameter(string name, ParameterValue value, IReadOnlyList<Condition>? when = null)
    : ChoiceParameter(name, [value], when)
{
    /// <summary>The value.</summary>
    public ParameterValue Value => Choices[0];
}
