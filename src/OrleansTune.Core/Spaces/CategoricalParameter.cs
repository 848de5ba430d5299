namespace OrleansTune.Core.Spaces;

/// <summary>One of several values without an order: optimiser names, activation functions.</summary>
/// <param name="name">Its name.</param>
/// <param name="choices">The values; not empty, no two alike.</param>
/// <param name="when">When the parameter is active.</param>
/// <exception cref="ArgumentException">There is no choice, or one stands twice.</exception>
public sealed class CategoricalParameter(string name, IReadOnlyList<ParameterValue> choices, IReadOnlyList<Condition>? when = null)
    : ChoiceParameter(name, choices, when)
{
    /// <inheritdoc/>
    public override bool IsOrdered => false;
}
