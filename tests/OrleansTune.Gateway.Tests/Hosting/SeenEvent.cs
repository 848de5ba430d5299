using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>An event as a watcher sees it.</summary>
internal sealed record SeenEvent(long Id, string Name, string Data)
{
    /// <summary>The data as what the contracts say.</summary>
    public T As<T>() => JsonSerializer.Deserialize(Data, (JsonTypeInfo<T>)ContractsJsonContext.Default.GetTypeInfo(typeof(T))!)!;
}
