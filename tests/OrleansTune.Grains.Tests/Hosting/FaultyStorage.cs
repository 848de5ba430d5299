using System.Collections.Concurrent;
using Orleans.Storage;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>A storage whose writes are counted, made to fail or held up.</summary>
internal sealed class FaultyStorage(IGrainStorage inner) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Key, string State), int> _writes = new();
    private readonly ConcurrentDictionary<(string Key, string State), StorageFault> _faults = new();
    private readonly ConcurrentDictionary<(string Key, string State), bool> _clearFaults = new();
    private readonly ConcurrentDictionary<(string Key, string State), HeldWrite> _holds = new();

    /// <summary>Successful writes of one row.</summary>
    public int WritesOf(object key, string state) => _writes.GetValueOrDefault((key.ToString()!, state));

    /// <summary>Makes the next write of a row fail.</summary>
    public void FailNext(object key, string state, StorageFault fault = StorageFault.NotWritten) => _faults[(key.ToString()!, state)] = fault;

    /// <summary>Whether the next write of a row is still to fail.</summary>
    public bool IsToFail(object key, string state) => _faults.ContainsKey((key.ToString()!, state));

    /// <summary>Makes the next removal of a row fail.</summary>
    public void FailNextClear(object key, string state) => _clearFaults[(key.ToString()!, state)] = true;

    /// <summary>Holds up the next write of a row.</summary>
    public HeldWrite HoldNext(object key, string state) => _holds[(key.ToString()!, state)] = new HeldWrite();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = (grainId.Key.ToString()!, stateName);
        if (_holds.TryRemove(row, out var held))
            await held.PassAsync();
        bool fails = _faults.TryRemove(row, out var fault);
        if (fails && fault == StorageFault.NotWritten)
            throw new IOException($"The disk with {stateName} of {grainId} is gone.");
        await inner.WriteStateAsync(stateName, grainId, grainState);
        _writes.AddOrUpdate(row, 1, (_, count) => count + 1);
        if (fails)
            throw new IOException($"The line broke after {stateName} of {grainId} was written.");
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = (grainId.Key.ToString()!, stateName);
        return _clearFaults.TryRemove(row, out _)
            ? throw new IOException($"The disk with {stateName} of {grainId} is gone.")
            : inner.ClearStateAsync(stateName, grainId, grainState);
    }
}
