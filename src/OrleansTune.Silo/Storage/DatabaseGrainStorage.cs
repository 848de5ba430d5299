using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using OrleansTune.Grains;

namespace OrleansTune.Silo.Storage;

/// <summary>
/// Grain state in a database, a row per service, grain and state name, in Orleans' binary form. A completed write
/// is durable; one whose ETag is not the stored one changes nothing and throws <see cref="InconsistentStateException"/>.
/// A cleared row keeps counting its ETag, so nobody can write over it from before the clearing.
/// </summary>
internal sealed class DatabaseGrainStorage(
    IGrainStateTable table,
    IGrainStorageSerializer serializer,
    IActivatorProvider activators,
    IOptions<ClusterOptions> cluster,
    StorageInstruments instruments) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = await table.ReadAsync(Key(stateName, grainId), cancellationToken);
        grainState.State = stored?.Payload is { } payload ? serializer.Deserialize<T>(new BinaryData(payload)) : Empty<T>();
        grainState.ETag = Print(stored?.ETag);
        grainState.RecordExists = stored?.Payload is not null;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = Key(stateName, grainId);
        var payload = serializer.Serialize(grainState.State).ToArray();
        var written = await WriteAsync(key, Parse(grainState.ETag), payload, cancellationToken);
        if (written is null)
        {
            throw await ConflictAsync("write", key, grainState.ETag, cancellationToken);
        }

        grainState.ETag = Print(written);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = Key(stateName, grainId);
        var expected = Parse(grainState.ETag);
        var written = expected is null ? null : await WriteAsync(key, expected, payload: null, cancellationToken);
        var nothingToClear = expected is null && await table.ReadAsync(key, cancellationToken) is null;
        if (written is null && !nothingToClear)
        {
            throw await ConflictAsync("clear", key, grainState.ETag, cancellationToken);
        }

        grainState.State = Empty<T>();
        grainState.ETag = Print(written);
        grainState.RecordExists = false;
    }

    /// <summary>Rows count from 1, so 0 stands for every ETag that this store cannot have given.</summary>
    private static long? Parse(string? etag) =>
        string.IsNullOrEmpty(etag) ? null
        : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;

    private static string? Print(long? etag) => etag?.ToString(CultureInfo.InvariantCulture);

    private T Empty<T>() => activators.GetActivator<T>().Create();

    private GrainStateKey Key(string stateName, GrainId grainId) => new(cluster.Value.ServiceId, grainId, stateName);

    private async Task<long?> WriteAsync(GrainStateKey key, long? expected, byte[]? payload, CancellationToken cancellationToken)
    {
        try
        {
            return await table.WriteAsync(key, expected, payload, cancellationToken);
        }
        catch (Exception e) when (table.IsFull(e))
        {
            throw new StorageFullException(e);
        }
    }

    private async Task<InconsistentStateException> ConflictAsync(
        string operation, GrainStateKey key, string? expected, CancellationToken cancellationToken)
    {
        instruments.Conflicted();
        var stored = await table.ReadAsync(key, cancellationToken);
        return new(
            $"Cannot {operation} state '{key.StateName}' of grain {key.GrainId}: another writer was there first.",
            Print(stored?.ETag) ?? "none",
            string.IsNullOrEmpty(expected) ? "none" : expected);
    }
}
