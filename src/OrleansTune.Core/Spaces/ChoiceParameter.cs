namespace OrleansTune.Core.Spaces;

/// <summary>A parameter whose values are listed: the base of categorical and ordinal ones.</summary>
public abstract class ChoiceParameter : Parameter
{
    private protected ChoiceParameter(string name, IReadOnlyList<ParameterValue> choices, IReadOnlyList<Condition>? when)
        : base(name, when)
    {
        ArgumentNullException.ThrowIfNull(choices);
        Refuse(Faults("choices", choices));
        Choices = [.. choices];
    }

    /// <summary>The values, in the order given; no two alike.</summary>
    public IReadOnlyList<ParameterValue> Choices { get; }

    /// <summary>Every reason why there is no parameter with these values, listed in a field of that name.</summary>
    internal static IEnumerable<(string Field, string Message)> Faults(string listField, IReadOnlyList<ParameterValue> choices)
    {
        if (choices.Count == 0)
            yield return (listField, "expected at least one value, got an empty list");
        var seen = new HashSet<ParameterValue>();
        for (int i = 0; i < choices.Count; i++)
        {
            // 1 and 1.0 are one choice: clients that know one type of number could not tell them apart.
            if (!seen.Add(choices[i].IsNumber ? ParameterValue.Of(choices[i].AsDouble()) : choices[i]))
                yield return ($"{listField}[{i}]", $"{choices[i]} stands twice");
        }
    }

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
