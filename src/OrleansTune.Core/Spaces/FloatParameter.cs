namespace OrleansTune.Core.Spaces;

/// <summary>A double between two bounds, both included; uniform, uniform in the logarithm, or on a grid of steps from the lower bound.</summary>
public sealed class FloatParameter : Parameter
{
    // Finer steps would drown in the rounding of doubles and in the tolerance with which values are accepted.
    private const double FinestStep = 1e-8;

    private readonly long? _count;

    /// <summary>A float parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Smallest value; finite, above 0 when <paramref name="log"/>.</param>
    /// <param name="high">Largest value; at least <paramref name="low"/>.</param>
    /// <param name="log">Whether the prior is uniform in the logarithm.</param>
    /// <param name="step">Distance of the values from one another; at least 1e-8 of the larger bound, not together with <paramref name="log"/>.</param>
    /// <param name="when">When the parameter is active.</param>
    /// <exception cref="ArgumentException">A bound or the step is outside what is said above.</exception>
    public FloatParameter(string name, double low, double high, bool log = false, double? step = null, IReadOnlyList<Condition>? when = null)
        : base(name, when)
    {
        Refuse(Faults(low, high, log, step));
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
            double nearest = Nth(IndexOf(number));
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
            return (IndexOf(number) + 0.5) / count;
        return Log
            ? (Math.Log(number) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
            : (number - Low) / (High - Low);
    }

    /// <summary>Every reason why there is no such parameter.</summary>
    internal static IEnumerable<(string Field, string Message)> Faults(double low, double high, bool log, double? step)
    {
        if (!double.IsFinite(low))
            yield return ("low", $"expected a finite number, got {low}");
        if (!double.IsFinite(high))
            yield return ("high", $"expected a finite number, got {high}");
        if (low > high)
            yield return ("low", $"expected at most high, which is {high}, got {low}");
        else if (double.IsFinite(low) && double.IsFinite(high) && !double.IsFinite(high - low))
            yield return ("high", $"is too far from low, which is {low}");
        if (log && low <= 0)
            yield return ("low", $"expected a number above 0 because log is true, got {low}");
        if (step is not { } width)
            yield break;
        double finest = FinestStep * Math.Max(Math.Abs(low), Math.Abs(high));
        if (!double.IsFinite(width) || width <= 0)
            yield return ("step", $"expected a number above 0, got {width}");
        else if (low < high && width < finest)
            yield return ("step", $"expected at least {finest} with these bounds, got {width}");
        if (log)
            yield return ("step", "cannot be combined with log");
    }

    private double Nth(long index) => Step is { } step ? Math.Min(Low + (index * step), High) : Low;

    /// <summary>The place of the nearest of the counted values.</summary>
    private long IndexOf(double number) => _count is > 1 and { } count
        ? Math.Clamp((long)Math.Round((number - Low) / Step!.Value), 0, count - 1)
        : 0;
}
