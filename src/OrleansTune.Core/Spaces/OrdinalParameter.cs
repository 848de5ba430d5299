namespace OrleansTune.Core.Spaces;

/// <summary>One of several values whose order means something: batch sizes 16, 32, 64; small, medium, large.</summary>
/// <param name="name">Its name.</param>
/// <param name="values">The values, in order; not empty, no two alike.</param>
/// <param name="when">When the parameter is active.</param>
/// <exception cref="ArgumentException">There is no value, or one stands twice.</exception>
public sealed class OrdinalParameter(string name, IReadOnlyList<ParameterValue> values, IReadOnlyList<Condition>? when = null)
    : ChoiceParameter(name, values, when);
