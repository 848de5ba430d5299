using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Writes an enum as its name in camelCase and reads nothing else: numbers are refused.</summary>
/// <remarks>Public because serialisers generated in other assemblies, for types that hold these, must reach it.</remarks>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
