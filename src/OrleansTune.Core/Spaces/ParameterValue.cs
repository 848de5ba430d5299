using System.Globalization;

namespace OrleansTune.Core.Spaces;

/// <summary>One value of one parameter: a finite double, an integer, a string or a boolean.</summary>
/// <remarks>Equality is by kind and value: the float 1 and the integer 1 differ.</remarks>
public readonly record struct ParameterValue
{
    private readonly long _bits;
    private readonly string? _text;

    private ParameterValue(ParameterKind kind, long bits, string? text)
    {
        Kind = kind;
        _bits = bits;
        _text = text;
    }

    /// <summary>Which of the four types the value has.</summary>
    public ParameterKind Kind { get; }

    /// <summary>Whether the value is a float or an integer.</summary>
    public bool IsNumber => Kind is ParameterKind.Float or ParameterKind.Int;

    /// <summary>A float value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite.</exception>
    public static ParameterValue Of(double value) => double.IsFinite(value)
        // -0.0 + 0.0 is +0.0: the two zeros are one value.
        ? new(ParameterKind.Float, BitConverter.DoubleToInt64Bits(value + 0.0), null)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A parameter's value must be finite.");

    /// <summary>An integer value.</summary>
    public static ParameterValue Of(long value) => new(ParameterKind.Int, value, null);

    /// <summary>A string value.</summary>
    public static ParameterValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(ParameterKind.Text, 0, value);
    }

    /// <summary>A boolean value.</summary>
    public static ParameterValue Of(bool value) => new(ParameterKind.Bool, value ? 1 : 0, null);

    /// <summary>The value as a number; integers convert.</summary>
    /// <exception cref="InvalidOperationException">The value is a string or a boolean.</exception>
    public double AsDouble() => Kind switch
    {
        ParameterKind.Float => BitConverter.Int64BitsToDouble(_bits),
        ParameterKind.Int => _bits,
        _ => throw Mismatch("a number"),
    };

    /// <summary>The value as an integer; floats convert when they are whole.</summary>
    /// <exception cref="InvalidOperationException">The value is not a whole number.</exception>
    public long AsInt64() => Kind switch
    {
        ParameterKind.Int => _bits,
        ParameterKind.Float when AsDouble() is var d && d == Math.Floor(d) && Math.Abs(d) < 1L << 53 => (long)d,
        _ => throw Mismatch("a whole number"),
    };

    /// <summary>The value as a string.</summary>
    /// <exception cref="InvalidOperationException">The value is not a string.</exception>
    public string AsText() => Kind == ParameterKind.Text ? _text! : throw Mismatch("a string");

    /// <summary>The value as a boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is not a boolean.</exception>
    public bool AsBool() => Kind == ParameterKind.Bool ? _bits != 0 : throw Mismatch("true or false");

    /// <summary>The value in the invariant culture, as JSON would show it but without quotes.</summary>
    public override string ToString() => Kind switch
    {
        ParameterKind.Float => AsDouble().ToString("R", CultureInfo.InvariantCulture),
        ParameterKind.Int => _bits.ToString(CultureInfo.InvariantCulture),
        ParameterKind.Bool => _bits != 0 ? "true" : "false",
        _ => _text ?? string.Empty,
    };

    private InvalidOperationException Mismatch(string wanted) => new($"The value {this} is {Kind}, not {wanted}.");
}
