namespace OrleansTune.Core.Spaces;

/// <summary>When a parameter is active: its parent is active and has one of the given values.</summary>
/// <param name="Parent">Name of a parameter that stands earlier in the space.</param>
/// <param name="Values">The parent's values that activate this parameter; not empty.</param>
public sealed record Condition(string Parent, IReadOnlyList<ParameterValue> Values)
{
    /// <summary>Whether the parent's value (absent when the parent itself is inactive) activates the parameter.</summary>
    public bool Holds(ParameterValue? parent)
    {
        if (parent is not { } value)
            return false;
        foreach (var wanted in Values)
        {
            if (wanted == value || (wanted.IsNumber && value.IsNumber && wanted.AsDouble().Equals(value.AsDouble())))
                return true;
        }

        return false;
    }
}
