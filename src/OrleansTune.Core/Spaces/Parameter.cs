namespace OrleansTune.Core.Spaces;

/// <summary>One dimension of a search space: a named set of values, mapped to and from the unit interval.</summary>
/// <remarks>
/// Every kind maps [0, 1] onto its values so that a uniform number gives the parameter's prior: uniform, or uniform in
/// the logarithm when <c>log</c>. Discrete kinds share the interval out among their values; <see cref="ToUnit"/> gives the
/// middle of a value's share, so <c>FromUnit(ToUnit(v)) == v</c>.
/// </remarks>
public abstract class Parameter
{
    private protected Parameter(string name, IReadOnlyList<Condition>? when)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        When = when ?? [];
    }

    /// <summary>Unique name within the space.</summary>
    public string Name { get; }

    /// <summary>The conditions, all of which must hold for the parameter to be active; empty when it always is.</summary>
    public IReadOnlyList<Condition> When { get; }

    /// <summary>The type of the parameter's values; null when its values are of several types.</summary>
    public abstract ParameterKind? ValueKind { get; }

    /// <summary>How many values there are; null for a continuous parameter.</summary>
    public abstract long? Cardinality { get; }

    /// <summary>Whether neighbouring points of the unit interval are neighbouring values (false for categories).</summary>
    public virtual bool IsOrdered => true;

    /// <summary>The value at a point of the unit interval; points outside are clamped, NaN is not allowed.</summary>
    public abstract ParameterValue FromUnit(double unit);

    /// <summary>The point of the unit interval that stands for a value of this parameter.</summary>
    /// <exception cref="ArgumentException">The value is not one of this parameter's (see <see cref="Accepts"/>).</exception>
    public double ToUnit(ParameterValue value) => Normalise(value) is { } own
        ? UnitOf(own)
        : throw new ArgumentException($"{value} is not a value of the parameter '{Name}': {Describe()}.", nameof(value));

    /// <summary>Whether a value lies in the parameter's set, numbers converting between float and integer.</summary>
    public bool Accepts(ParameterValue value) => Normalise(value) is not null;

    /// <summary>The value as this parameter writes it (an integer for a float parameter becomes a float); null when it is not one of its values.</summary>
    public abstract ParameterValue? Normalise(ParameterValue value);

    /// <summary>What values are expected, for error messages: "a float from 0 to 1".</summary>
    public abstract string Describe();

    /// <summary>Throws for the first of the faults found in a parameter's definition.</summary>
    /// <param name="faults">The faults: the field of the spec, and what was expected of it.</param>
    private protected void Refuse(IEnumerable<(string Field, string Message)> faults)
    {
        foreach (var (field, message) in faults)
            throw new ArgumentException($"The {field} of '{Name}': {message}.");
    }

    /// <summary>As <see cref="ToUnit"/>, for a value that <see cref="Normalise"/> gave.</summary>
    private protected abstract double UnitOf(ParameterValue value);

    private protected static double Clamp01(double unit)
    {
        if (double.IsNaN(unit))
            throw new ArgumentOutOfRangeException(nameof(unit), "A point of the unit cube must not be NaN.");
        return Math.Clamp(unit, 0.0, 1.0);
    }

    /// <summary>The index of the share of [0, 1] that a point falls into, of <paramref name="count"/> equal shares.</summary>
    private protected static long Share(double unit, long count) => Math.Min((long)(Clamp01(unit) * count), count - 1);
}
