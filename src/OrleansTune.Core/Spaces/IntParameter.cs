namespace OrleansTune.Core.Spaces;

/// <summary>An integer between two bounds, both included; uniform, uniform in the logarithm, or in steps from the lower bound.</summary>
public sealed class IntParameter : Parameter
{
    /// <summary>
    /// The largest bound, 10^12: up to there a double tells every share of the unit interval from its neighbours, logarithmic ones included.
    /// </summary>
    internal const long Furthest = 1_000_000_000_000;

    /// <summary>An integer parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Smallest value; at least 1 when <paramref name="log"/>.</param>
    /// <param name="high">Largest value; at least <paramref name="low"/>. Both lie between -10^12 and 10^12.</param>
    /// <param name="log">Whether the prior is uniform in the logarithm.</param>
    /// <param name="step">Distance of the values from one another; at least 1, and 1 when <paramref name="log"/>.</param>
    /// <param name="when">When the parameter is active.</param>
    /// <exception cref="ArgumentException">A bound or the step is outside what is said above.</exception>
    public IntParameter(string name, long low, long high, bool log = false, long step = 1, IReadOnlyList<Condition>? when = null)
        : base(name, when)
    {
        Refuse(Faults(low, high, log, step));
        Low = low;
        High = high;
        Log = log;
        Step = step;
        Count = ((high - low) / step) + 1;
    }

    /// <summary>Smallest value.</summary>
    public long Low { get; }

    /// <summary>Largest value (with a step: the bound, which the last step may not reach).</summary>
    public long High { get; }

    /// <summary>Whether the prior is uniform in the logarithm.</summary>
    public bool Log { get; }

    /// <summary>Distance of the values from one another.</summary>
    public long Step { get; }

    /// <summary>How many values there are.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public override ParameterKind? ValueKind => ParameterKind.Int;

    /// <inheritdoc/>
    public override long? Cardinality => Count;

    // Each integer owns the half-open interval of width 1 around it, so the ends get their full share.
    private double LogLow => Math.Log(Low - 0.5);

    private double LogHigh => Math.Log(High + 0.5);

    /// <inheritdoc/>
    public override ParameterValue FromUnit(double unit)
    {
        if (!Log)
            return ParameterValue.Of(Low + (Share(unit, Count) * Step));
        double value = Math.Exp(LogLow + (Clamp01(unit) * (LogHigh - LogLow)));
        return ParameterValue.Of(Math.Clamp((long)Math.Round(value), Low, High));
    }

    /// <inheritdoc/>
    public override ParameterValue? Normalise(ParameterValue value)
    {
        if (!value.IsNumber || value.AsDouble() is var number && (number != Math.Floor(number) || number < Low || number > High))
            return null;
        long whole = value.AsInt64();
        return (whole - Low) % Step == 0 ? ParameterValue.Of(whole) : null;
    }

    /// <inheritdoc/>
    public override string Describe() => $"an integer from {Low} to {High}" + (Step > 1 ? $" in steps of {Step}" : string.Empty);

    /// <summary>Every reason why there is no such parameter.</summary>
    internal static IEnumerable<(string Field, string Message)> Faults(long low, long high, bool log, long step)
    {
        foreach (var (field, bound) in new[] { ("low", low), ("high", high) })
        {
            if (bound is < -Furthest or > Furthest)
                yield return (field, $"expected a whole number from {-Furthest} to {Furthest}, got {bound}");
        }

        if (low > high)
            yield return ("low", $"expected at most high, which is {high}, got {low}");
        if (log && low < 1)
            yield return ("low", $"expected at least 1 because log is true, got {low}");
        if (step < 1)
            yield return ("step", $"expected at least 1, got {step}");
        if (log && step != 1)
            yield return ("step", "cannot be combined with log");
    }

    private protected override double UnitOf(ParameterValue value) => Log
        ? (Math.Log(value.AsInt64()) - LogLow) / (LogHigh - LogLow)
        : (((value.AsInt64() - Low) / Step) + 0.5) / Count;
}
