using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansTune.Contracts;
using OrleansTune.Core.Studies.Specs;

namespace OrleansTune.Gateway.Bodies;

/// <summary>Compares JSON with the type it is to become, and names every difference: unknown fields, values of the wrong type.</summary>
internal static class BodyShape
{
    private const int MostErrors = 20;

    /// <summary>Every fault, each with its field; empty when the JSON fits.</summary>
    public static IReadOnlyList<FieldError> Check(JsonElement json, JsonTypeInfo type)
    {
        var errors = new List<FieldError>();
        Check(json, type, string.Empty, errors);
        return errors;
    }

    private static void Check(JsonElement json, JsonTypeInfo type, string field, List<FieldError> errors)
    {
        if (errors.Count >= MostErrors)
            return;
        bool nullable = !type.Type.IsValueType || Nullable.GetUnderlyingType(type.Type) is not null;
        if (json.ValueKind == JsonValueKind.Null && nullable && field.Length > 0)
            return;
        if (type.Type == typeof(ParameterValues))
            CheckParameters(json, field, errors);
        else if (type.Kind == JsonTypeInfoKind.Object)
            CheckObject(json, type, field, errors);
        else if (type.Kind == JsonTypeInfoKind.Enumerable)
            CheckList(json, type, field, errors);
        else if (LeafShape.Fault(json, Nullable.GetUnderlyingType(type.Type) ?? type.Type) is { } fault)
            errors.Add(new(field, fault));
    }

    private static void CheckObject(JsonElement json, JsonTypeInfo type, string field, List<FieldError> errors)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(field.Length > 0 ? field : JsonFault.Body, $"expected an object, got {LeafShape.Describe(json)}."));
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            string path = field.Length > 0 ? $"{field}.{member.Name}" : member.Name;
            var property = type.Properties.FirstOrDefault(p => p.Name == member.Name);
            if (property is null)
                errors.Add(new(path, Unknown(member.Name, [.. type.Properties.Select(p => p.Name)])));
            else
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), path, errors);
        }
    }

    private static string Unknown(string name, string[] known)
    {
        string guess = Spelling.Nearest(name, known) is { } nearest ? $" did you mean '{nearest}'?" : string.Empty;
        return $"unknown field;{guess} known: {string.Join(", ", known)}.";
    }

    private static void CheckList(JsonElement json, JsonTypeInfo type, string field, List<FieldError> errors)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new(field, $"expected a list, got {LeafShape.Describe(json)}."));
            return;
        }

        var element = type.Options.GetTypeInfo(type.ElementType!);
        int index = 0;
        foreach (var item in json.EnumerateArray())
        {
            string path = $"{field}[{index++}]";
            if (item.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(element.Type) is null)
                errors.Add(new(path, "expected a value, got null."));
            else
                Check(item, element, path, errors);
        }
    }

    private static void CheckParameters(JsonElement json, string field, List<FieldError> errors)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(field, $"expected an object of parameter names and values, got {LeafShape.Describe(json)}."));
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (LeafShape.Fault(member.Value, typeof(ParameterValue)) is { } fault)
                errors.Add(new($"{field}.{member.Name}", fault));
        }
    }
}
