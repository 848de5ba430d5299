using System.Collections.Concurrent;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>
/// Storage that lives as long as its silo. Orleans' own memory storage is made of grains, which may be gone before those that store
/// something when they end: each of them then waits half a minute for an answer.
/// </summary>
internal sealed class MemoryRows(Serializer serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<(GrainId Grain, string State), Row> _rows = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = _rows.GetValueOrDefault((grainId, stateName));
        grainState.RecordExists = row is not null;
        grainState.ETag = row?.ETag;
        grainState.State = row is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(row.State)!;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = new Row(serializer.SerializeToArray(grainState.State), Guid.NewGuid().ToString());
        var key = (grainId, stateName);
        bool isWritten = grainState.ETag is null
            ? _rows.TryAdd(key, row)
            : _rows.TryGetValue(key, out var before) && before.ETag == grainState.ETag && _rows.TryUpdate(key, row, before);
        if (!isWritten)
            throw new InconsistentStateException($"{stateName} of {grainId} was written by another.");
        grainState.ETag = row.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _rows.TryRemove((grainId, stateName), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    private sealed record Row(byte[] State, string ETag);
}
