using System.Globalization;
using Orleans.Core;
using Orleans.Storage;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Studies;

/// <summary>A study's rows in grain storage: a small head, and pages of trials.</summary>
/// <remarks>
/// Old pages are written before new ones, new ones in order, and the head last, so a crash between two writes leaves no gap but
/// at most pages that the head does not count yet; loading looks past the head's count for them.
/// </remarks>
internal sealed class StudyStore(IGrainContext context, IGrainStorage storage)
{
    // Each read at once is a connection of the store, which costs more to open than some pages to read.
    private const int ReadsAtOnce = 4;

    private readonly StateStorageBridge<StudyHeadState> _head = new("study", context, storage);
    private readonly List<StateStorageBridge<StudyPageState>> _pages = [];
    private int _stored;

    /// <summary>Reads the head; null when there is no such study.</summary>
    /// <exception cref="StudyUnavailableException">A newer version wrote it in a way that this one does not know.</exception>
    public async Task<StudyHeadState?> LoadHeadAsync()
    {
        await _head.ReadStateAsync();
        if (!_head.RecordExists)
            return null;
        return _head.State.Schema <= StudyHeadState.CurrentSchema
            ? _head.State
            : throw new StudyUnavailableException(
                StudyKey.Parse(context.GrainId.Key.ToString()!),
                $"it was written by a newer version (schema {_head.State.Schema}; this one knows {StudyHeadState.CurrentSchema}); upgrade this silo");
    }

    /// <summary>Reads all trials.</summary>
    public async Task<IReadOnlyList<Trial>> LoadTrialsAsync(int pageCount)
    {
        foreach (int[] some in Enumerable.Range(0, pageCount + 1).Chunk(ReadsAtOnce))
            await Task.WhenAll(some.Select(ReadPageAsync));
        while (_pages[^1].RecordExists)
            await ReadPageAsync(_pages.Count);
        _stored = _pages.TakeWhile(p => p.RecordExists).Count();
        return [.. _pages.Take(_stored).SelectMany(p => p.State.Trials)];
    }

    /// <summary>Writes the pages that changed.</summary>
    /// <param name="pages">The pages by index, ascending.</param>
    public async Task WritePagesAsync(IReadOnlyList<(int Index, StudyPageState State)> pages)
    {
        // A new page must not be there before the one before it is full.
        await Task.WhenAll(pages.Where(p => p.Index < _stored).Select(p => WritePageAsync(_pages[p.Index], p.State)));
        foreach (var (index, state) in pages.Where(p => p.Index >= _stored))
        {
            // A page is read before it is first written: only then is it known not to be there.
            await WritePageAsync(await ReadPageAsync(index), state);
            _stored = index + 1;
        }
    }

    /// <summary>Writes the head.</summary>
    public Task WriteHeadAsync(StudyHeadState head)
    {
        _head.State = head;
        return _head.WriteStateAsync();
    }

    /// <summary>Removes everything: the head first, so that a study half deleted is no study.</summary>
    public async Task ClearAsync()
    {
        await _head.ClearStateAsync();
        await ClearPagesAsync();
    }

    /// <summary>Removes the pages that a deletion or a creation left behind when a crash cut it short.</summary>
    public async Task ClearLeftoversAsync()
    {
        await LoadTrialsAsync(pageCount: 0);
        await ClearPagesAsync();
    }

    /// <summary>From the last page to the first, so that what a crash leaves is found from the first.</summary>
    private async Task ClearPagesAsync()
    {
        for (; _stored > 0; _stored--)
            await _pages[_stored - 1].ClearStateAsync();
        _pages.Clear();
    }

    private static Task WritePageAsync(StateStorageBridge<StudyPageState> page, StudyPageState state)
    {
        page.State = state;
        return page.WriteStateAsync();
    }

    private async Task<StateStorageBridge<StudyPageState>> ReadPageAsync(int index)
    {
        while (_pages.Count <= index)
            _pages.Add(new(string.Create(CultureInfo.InvariantCulture, $"history-{_pages.Count:d5}"), context, storage));
        await _pages[index].ReadStateAsync();
        return _pages[index];
    }
}
