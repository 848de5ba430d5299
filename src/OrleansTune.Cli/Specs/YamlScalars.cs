using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansTune.Cli.Specs;

/// <summary>Gives plain YAML scalars their types, by the core schema of YAML 1.2: <c>1e-4</c> is a number, <c>no</c> is a string.</summary>
internal static partial class YamlScalars
{
    /// <summary>Writes an unquoted scalar as the JSON value that it means.</summary>
    /// <exception cref="FormatException">It is infinite or not a number, which JSON cannot say.</exception>
    public static void Write(Utf8JsonWriter writer, string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
            writer.WriteNullValue();
        else if (text is "true" or "True" or "TRUE")
            writer.WriteBooleanValue(true);
        else if (text is "false" or "False" or "FALSE")
            writer.WriteBooleanValue(false);
        else if (NotFinite().IsMatch(text))
            throw new FormatException($"{text} is not a finite number.");
        else if (Hexadecimal().IsMatch(text))
            writer.WriteNumberValue(long.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        else if (Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
            writer.WriteNumberValue(whole);
        else if (Integer().IsMatch(text) && ulong.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong large))
            writer.WriteNumberValue(large);
        else if (Number().IsMatch(text))
            WriteNumber(writer, text);
        else
            writer.WriteStringValue(text);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string text)
    {
        double number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            throw new FormatException($"{text} is too large for a number.");
        writer.WriteNumberValue(number);
    }

    [GeneratedRegex(@"^[-+]?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^0x[0-9a-fA-F]{1,15}$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$")]
    private static partial Regex NotFinite();
}
