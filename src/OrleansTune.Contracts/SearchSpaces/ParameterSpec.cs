using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>One parameter of a search space. Make one with <see cref="Float"/>, <see cref="Int"/>, <see cref="Ordinal"/>, <see cref="Categorical"/> or <see cref="Fixed"/>.</summary>
public sealed record ParameterSpec
{
    /// <summary>Unique name within the space.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind; says which of the other fields count.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>Smallest value of a float or int; greater than 0 when <see cref="Log"/>.</summary>
    public double? Low { get; init; }

    /// <summary>Largest value of a float or int; at least <see cref="Low"/>.</summary>
    public double? High { get; init; }

    /// <summary>Whether a float or int is uniform in the logarithm.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Log { get; init; }

    /// <summary>Distance of a float's or int's values from one another, counted from <see cref="Low"/>; null for all values.</summary>
    public double? Step { get; init; }

    /// <summary>The values of a categorical; not empty, no two alike.</summary>
    public IReadOnlyList<ParameterValue>? Choices { get; init; }

    /// <summary>The values of an ordinal, in their order; not empty, no two alike.</summary>
    public IReadOnlyList<ParameterValue>? Values { get; init; }

    /// <summary>The value of a fixed parameter.</summary>
    public ParameterValue? Value { get; init; }

    /// <summary>
    /// When the parameter is active: every parameter named here (each stands earlier in the space) is active and has one of the
    /// values listed. Null: always.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ParameterValue>>? When { get; init; }

    /// <summary>A real number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Smallest value; greater than 0 when <paramref name="log"/>.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="log">Whether it is uniform in the logarithm.</param>
    /// <param name="step">Distance of the values from one another; null for all values.</param>
    public static ParameterSpec Float(string name, double low, double high, bool log = false, double? step = null) =>
        new() { Name = name, Type = ParameterType.Float, Low = low, High = high, Log = log, Step = step };

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Smallest value; at least 1 when <paramref name="log"/>.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="log">Whether it is uniform in the logarithm.</param>
    /// <param name="step">Distance of the values from one another; null for 1.</param>
    public static ParameterSpec Int(string name, long low, long high, bool log = false, long? step = null) =>
        new() { Name = name, Type = ParameterType.Int, Low = low, High = high, Log = log, Step = step };

    /// <summary>One of several values whose order means something, such as batch sizes.</summary>
    public static ParameterSpec Ordinal(string name, params ParameterValue[] values) =>
        new() { Name = name, Type = ParameterType.Ordinal, Values = values };

    /// <summary>One of several values without an order, such as an optimiser's name.</summary>
    public static ParameterSpec Categorical(string name, params ParameterValue[] choices) =>
        new() { Name = name, Type = ParameterType.Categorical, Choices = choices };

    /// <summary>A constant that every trial gets.</summary>
    public static ParameterSpec Fixed(string name, ParameterValue value) =>
        new() { Name = name, Type = ParameterType.Fixed, Value = value };

    /// <summary>The same parameter, active only when an earlier one has one of the given values (and every condition it already has holds).</summary>
    public ParameterSpec ActiveWhen(string parameter, params ParameterValue[] values)
    {
        var when = new Dictionary<string, IReadOnlyList<ParameterValue>> { [parameter] = values };
        foreach (var (name, earlier) in When ?? new Dictionary<string, IReadOnlyList<ParameterValue>>())
            when.TryAdd(name, earlier);
        return this with { When = when };
    }
}
