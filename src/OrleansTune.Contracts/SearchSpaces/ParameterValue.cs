using System.Globalization;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>One value of one parameter; in JSON a plain number, string or boolean. Converts from <see cref="double"/>, <see cref="long"/>, <see cref="string"/> and <see cref="bool"/>.</summary>
/// <remarks>Two values are equal when they mean the same: the numbers 1 and 1.0 are.</remarks>
[JsonConverter(typeof(ParameterValueConverter))]
public readonly struct ParameterValue : IEquatable<ParameterValue>
{
    private readonly object? _value;

    private ParameterValue(object value) => _value = value;

    /// <summary>Which of the four types the value has. A float without a fraction reads as <see cref="ParameterValueKind.Int"/> after a trip through JSON.</summary>
    public ParameterValueKind Kind => _value switch
    {
        double => ParameterValueKind.Float,
        string => ParameterValueKind.Text,
        bool => ParameterValueKind.Bool,
        _ => ParameterValueKind.Int,
    };

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static implicit operator ParameterValue(double value) => FromDouble(value);

    /// <summary>A whole number.</summary>
    public static implicit operator ParameterValue(long value) => FromInt64(value);

    /// <summary>A string.</summary>
    public static implicit operator ParameterValue(string value) => FromString(value);

    /// <summary>True or false.</summary>
    public static implicit operator ParameterValue(bool value) => FromBoolean(value);

    /// <summary>Whether two values mean the same.</summary>
    public static bool operator ==(ParameterValue left, ParameterValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(ParameterValue left, ParameterValue right) => !left.Equals(right);

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static ParameterValue FromDouble(double value) => double.IsFinite(value)
        ? new(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A parameter's value must be finite.");

    /// <summary>A whole number.</summary>
    public static ParameterValue FromInt64(long value) => new(value);

    /// <summary>A string.</summary>
    public static ParameterValue FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value);
    }

    /// <summary>True or false.</summary>
    public static ParameterValue FromBoolean(bool value) => new(value);

    /// <summary>The value as a number.</summary>
    /// <exception cref="InvalidOperationException">It is a string or a boolean.</exception>
    public double AsDouble() => _value switch
    {
        double number => number,
        string or bool => throw Mismatch("a number"),
        _ => AsInt64(),
    };

    /// <summary>The value as a whole number; a float without a fraction converts.</summary>
    /// <exception cref="InvalidOperationException">It is no whole number.</exception>
    public long AsInt64() => _value switch
    {
        null => 0,
        long number => number,
        double number when Math.Floor(number).Equals(number) && Math.Abs(number) <= 1L << 53 => (long)number,
        _ => throw Mismatch("a whole number"),
    };

    /// <summary>The value as a string.</summary>
    /// <exception cref="InvalidOperationException">It is a number or a boolean.</exception>
    public string AsString() => _value as string ?? throw Mismatch("a string");

    /// <summary>The value as a boolean.</summary>
    /// <exception cref="InvalidOperationException">It is a number or a string.</exception>
    public bool AsBoolean() => _value is bool value ? value : throw Mismatch("true or false");

    /// <inheritdoc/>
    public bool Equals(ParameterValue other) => IsNumber && other.IsNumber
        ? Kind == other.Kind ? (_value ?? 0L).Equals(other._value ?? 0L) : AsDouble().Equals(other.AsDouble())
        : Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ParameterValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsNumber ? AsDouble().GetHashCode() : _value!.GetHashCode();

    /// <summary>The value in the invariant culture, as JSON shows it but without quotes.</summary>
    public override string ToString() => _value switch
    {
        null => "0",
        bool value => value ? "true" : "false",
        _ => Convert.ToString(_value, CultureInfo.InvariantCulture)!,
    };

    private bool IsNumber => _value is not (string or bool);

    private InvalidOperationException Mismatch(string wanted) => new($"The value {this} is not {wanted}.");
}
