using System.Text.Json;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Writes the definition of a parameter canonically.</summary>
internal static class ParameterWriter
{
    /// <summary>Writes the fields into the object that is open.</summary>
    public static void WriteFields(Utf8JsonWriter writer, Parameter parameter)
    {
        writer.WriteString("name", parameter.Name);
        switch (parameter)
        {
            case FloatParameter p:
                writer.WriteString("type", "float");
                writer.WriteNumber("low", p.Low + 0.0);
                writer.WriteNumber("high", p.High + 0.0);
                writer.WriteBoolean("log", p.Log);
                if (p.Step is { } step)
                    writer.WriteNumber("step", step);
                break;
            case IntParameter p:
                writer.WriteString("type", "int");
                writer.WriteNumber("low", p.Low);
                writer.WriteNumber("high", p.High);
                writer.WriteBoolean("log", p.Log);
                writer.WriteNumber("step", p.Step);
                break;
            case FixedParameter p:
                writer.WriteString("type", "fixed");
                writer.WritePropertyName("value");
                ParameterJson.Write(writer, p.Value);
                break;
            case OrdinalParameter p:
                writer.WriteString("type", "ordinal");
                WriteValues(writer, "values", p.Choices);
                break;
            case CategoricalParameter p:
                writer.WriteString("type", "categorical");
                WriteValues(writer, "choices", p.Choices);
                break;
            default:
                throw new NotSupportedException($"The parameter '{parameter.Name}' is of a kind without a spec, {parameter.GetType().Name}.");
        }

        if (parameter.When.Count > 0)
            WriteConditions(writer, parameter.When);
    }

    /// <summary>The order of conditions and of their values means nothing, so the canonical one is by name.</summary>
    private static void WriteConditions(Utf8JsonWriter writer, IReadOnlyList<Condition> conditions)
    {
        writer.WriteStartObject("when");
        foreach (var condition in conditions.OrderBy(c => c.Parent, StringComparer.Ordinal))
            WriteValues(writer, condition.Parent, condition.Values.OrderBy(v => v.ToString(), StringComparer.Ordinal).ThenBy(v => v.Kind));
        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, string field, IEnumerable<ParameterValue> values)
    {
        writer.WriteStartArray(field);
        foreach (var value in values)
            ParameterJson.Write(writer, value);
        writer.WriteEndArray();
    }
}
