using System.Globalization;
using Orleans.Core;
using Orleans.Storage;

namespace OrleansTune.Grains;

/// <summary>Numbered rows of a grain, each a page of something long. There are never rows beyond a missing one.</summary>
/// <typeparam name="T">What a row holds.</typeparam>
/// <param name="name">What the rows are called, before their number.</param>
/// <param name="context">The grain.</param>
/// <param name="storage">Where its rows are.</param>
internal sealed class PageRows<T>(string name, IGrainContext context, IGrainStorage storage)
{
    // Each read at once is a connection of the store, which costs more to open than some pages to read.
    private const int AtOnce = 4;

    private readonly List<StateStorageBridge<T>> _rows = [];
    private int _stored;

    /// <summary>Reads every row.</summary>
    /// <param name="expected">How many there are at least, as far as is known.</param>
    public async Task<IReadOnlyList<T>> LoadAsync(int expected)
    {
        foreach (int[] some in Enumerable.Range(0, expected + 1).Chunk(AtOnce))
            await Task.WhenAll(some.Select(ReadAsync));
        while (_rows[^1].RecordExists)
            await Task.WhenAll(Enumerable.Range(_rows.Count, AtOnce).Select(ReadAsync));
        _stored = _rows.TakeWhile(p => p.RecordExists).Count();
        return [.. _rows.Take(_stored).Select(r => r.State)];
    }

    /// <summary>Writes rows: those that are there already first, at once, then new ones in order, so that a crash leaves no gap.</summary>
    /// <param name="pages">The rows by number, ascending.</param>
    public async Task WriteAsync(IReadOnlyList<(int Row, T State)> pages)
    {
        foreach (var some in pages.Where(p => p.Row < _stored).Chunk(AtOnce))
            await Task.WhenAll(some.Select(p => WriteAsync(_rows[p.Row], p.State)));
        foreach (var (row, state) in pages.Where(p => p.Row >= _stored))
        {
            // A row is read before it is first written: only then is it known not to be there.
            await WriteAsync(await ReadAsync(row), state);
            _stored = row + 1;
        }
    }

    /// <summary>Removes every row, from the last to the first, so that what a crash leaves is found from the first.</summary>
    public async Task ClearAsync()
    {
        for (; _stored > 0; _stored--)
            await _rows[_stored - 1].ClearStateAsync();
        _rows.Clear();
    }

    private static Task WriteAsync(StateStorageBridge<T> row, T state)
    {
        row.State = state;
        return row.WriteStateAsync();
    }

    private async Task<StateStorageBridge<T>> ReadAsync(int row)
    {
        while (_rows.Count <= row)
            _rows.Add(new(string.Create(CultureInfo.InvariantCulture, $"{name}-{_rows.Count:d5}"), context, storage));
        await _rows[row].ReadStateAsync();
        return _rows[row];
    }
}
