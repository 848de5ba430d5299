using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Writes an enum as its name in camelCase and reads nothing else: numbers are refused.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
