using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrleansTune.Contracts.Tests;

/// <summary>Reads and writes as gateway and client do: by the source-generated context alone.</summary>
internal static class ContractsJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Info<T>());

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, Info<T>())!;

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)ContractsJsonContext.Default.GetTypeInfo(typeof(T))!;
}
