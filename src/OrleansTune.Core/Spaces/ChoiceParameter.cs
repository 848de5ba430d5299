namespace OrleansTune.Core.Spaces;

/// <summary>A parameter whose values are listed: the base of categorical and ordinal ones.</summary>
public abstract class ChoiceParameter : Parameter
{
    private protected ChoiceParameter(string name, IReadOnlyList<ParameterValue> choices, IReadOnlyList<Condition>? when)
        : base(name, when)
    {
        if (choices is not { Count: > 0 })
            throw new ArgumentException($"'{name}' needs at least one choice.");
        if (choices.Distinct().Count() != choices.Count)
            throw new ArgumentException($"'{name}' has a choice that stands twice.");
        Choices = [.. choices];
    }

    /// <summary>The values, in the order given; no two alike.</summary>
    public IReadOnlyList<ParameterValue> Choices { get; }

    /// <inheritdoc/>
    public override ParameterKind? ValueKind => Choices.All(c => c.Kind == Choices[0].Kind) ? Choices[0].Kind : null;

    /// <inheritdoc/>
    public override long? Cardinality => Choices.Count;

    /// <summary>The place of a value among the choices, numbers converting between float and integer; -1 when it is none of them.</summary>
    public int IndexOf(ParameterValue value)
    {
        for (int i = 0; i < Choices.Count; i++)
        {
            if (Choices[i] == value)
                return i;
        }

        for (int i = 0; i < Choices.Count && value.IsNumber; i++)
        {
            if (Choices[i].IsNumber && Choices[i].AsDouble().Equals(value.AsDouble()))
                return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override ParameterValue FromUnit(double unit) => Choices[(int)Share(unit, Choices.Count)];

    /// <inheritdoc/>
    public override ParameterValue? Normalise(ParameterValue value) => IndexOf(value) is >= 0 and var i ? Choices[i] : null;

    /// <inheritdoc/>
    public override string Describe() => $"one of {string.Join(", ", Choices)}";

    private protected override double UnitOf(ParameterValue value) => (IndexOf(value) + 0.5) / Choices.Count;
}
