namespace OrleansTune.Core.Spaces;

/// <summary>A double between two bounds, both included; uniform, uniform in the logarithm, or on a grid of steps from the lower bound.</summary>
public sealed class FloatParameter : Parameter
{
    private readonly long? _count;

    /// <summary>A float parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Smallest value; finite, above 0 when <paramref name="log"/>.</param>
    /// <param name="high">Largest value; at least <paramref name="low"/>.</param>
    /// <param name="log">Whether the prior is uniform in the logarithm.</param>
    /// <param name="step">Distance of the values from one another; above 0, not together with <paramref name="log"/>.</param>
    /// <param name="when">When the parameter is active.</param>
    /// <exception cref="ArgumentException">A bound or the step is outside what is said above.</exception>
    public FloatParameter(string name, double low, double high, bool log = false, double? step = null, IReadOnlyList<Condition>? when = null)
        : base(name, when)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !double.IsFinite(high - low) || low > high)
            throw new ArgumentException($"'{name}' needs finite bounds with low <= high, got {low} and {high}.");
        if (log && low <= 0)
            throw new ArgumentException($"'{name}' is logarithmic and needs low > 0, got {low}.");
        if (step is { } s && (!double.IsFinite(s) || s <= 0 || log))
            throw new ArgumentException($"'{name}' needs a step > 0 and no log with it, got {step}.");
        Low = low;
        High = high;
        Log = log;
        Step = step;
        if (low == high)
            _count = 1;
        else if (step is { } width)
            _count = (long)Math.Floor(((high - low) / width) + 1e-9) + 1;
    }

    /// <summary>Smallest value.</summary>
    public double Low { get; }

    /// <summary>Largest value (with a step: the bound, which the last step may not reach).</summary>
    public double High { get; }

    /// <summary>Whether the prior is uniform in the logarithm.</summary>
    public bool Log { get; }

    /// <summary>Distance of the values from one another; null when continuous.</summary>
    public double? Step { get; }

    /// <inheritdoc/>
    public override ParameterKind? ValueKind => ParameterKind.Float;

    /// <inheritdoc/>
    public override long? Cardinality => _count;

    /// <inheritdoc/>
    public override ParameterValue FromUnit(double unit)
    {
        unit = Clamp01(unit);
        if (_count is { } count)
            return ParameterValue.Of(Nth(Share(unit, count)));
        double value = Log
            ? Math.Exp(Math.Log(Low) + (unit * (Math.Log(High) - Math.Log(Low))))
            : Low + (unit * (High - Low));
        return ParameterValue.Of(Math.Clamp(value, Low, High));
    }

    /// <inheritdoc/>
    public override ParameterValue? Normalise(ParameterValue value)
    {
        if (!value.IsNumber || value.AsDouble() is var number && (number < Low || number > High))
            return null;
        if (Step is { } step)
        {
            double index = Math.Round((number - Low) / step);
            double nearest = Nth((long)index);
            if (Math.Abs(nearest - number) > 1e-9 * Math.Max(step, Math.Abs(number)))
                return null;
            number = nearest;
        }

        return ParameterValue.Of(number);
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"a float from {Low} to {High}" + (Step is { } step ? $" in steps of {step}" : string.Empty);

    private protected override double UnitOf(ParameterValue value)
    {
        double number = value.AsDouble();
        if (_count is { } count)
            return count == 1 ? 0.5 : (Math.Round((number - Low) / Step!.Value) + 0.5) / count;
        return Log
            ? (Math.Log(number) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
            : (number - Low) / (High - Low);
    }

    private double Nth(long index) => Step is { } step ? Math.Min(Low + (index * step), High) : Low;
}
