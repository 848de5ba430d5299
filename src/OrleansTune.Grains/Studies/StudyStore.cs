using System.Globalization;
using Orleans.Core;
using Orleans.Storage;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Studies;

/// <summary>A study's rows in grain storage: a small head, and pages of 256 trials.</summary>
/// <remarks>
/// Pages are written before the head, and new ones in order, so a crash between two writes leaves at most a page that the head
/// does not count yet; loading looks one past the head's count for it.
/// </remarks>
internal sealed class StudyStore(IGrainContext context, IGrainStorage storage)
{
    private readonly StateStorageBridge<StudyHeadState> _head = new("study", context, storage);
    private readonly List<StateStorageBridge<StudyPageState>> _pages = [];

    /// <summary>Reads the head; null when there is no such study.</summary>
    public async Task<StudyHeadState?> LoadHeadAsync()
    {
        await _head.ReadStateAsync();
        if (!_head.RecordExists)
            return null;
        return _head.State.Schema <= StudyHeadState.CurrentSchema
            ? _head.State
            : throw new InvalidOperationException(
                $"The study {context.GrainId.Key} was written by a newer version (schema {_head.State.Schema}, this one knows {StudyHeadState.CurrentSchema}); upgrade this silo.");
    }

    /// <summary>Reads all trials.</summary>
    public async Task<IReadOnlyList<Trial>> LoadTrialsAsync(int pageCount)
    {
        var reads = new List<Task>(pageCount + 1);
        for (int i = 0; i <= pageCount; i++)
            reads.Add(Page(i).ReadStateAsync());
        await Task.WhenAll(reads);
        while (_pages[^1].RecordExists)
            await Page(_pages.Count).ReadStateAsync();
        return [.. _pages.Where(p => p.RecordExists).SelectMany(p => p.State.Trials)];
    }

    /// <summary>Writes the pages that changed, new ones in order.</summary>
    public async Task WritePagesAsync(IReadOnlyList<int> pages, TrialHistory history)
    {
        var rewrites = new List<Task>(pages.Count);
        foreach (int index in pages)
        {
            var page = Page(index);
            page.State = new StudyPageState { Trials = [.. history.Page(index)] };
            if (page.RecordExists)
                rewrites.Add(page.WriteStateAsync());
            else
                await page.WriteStateAsync();
        }

        await Task.WhenAll(rewrites);
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
        await Task.WhenAll(_pages.Where(p => p.RecordExists).Select(p => p.ClearStateAsync()));
        _pages.Clear();
    }

    private StateStorageBridge<StudyPageState> Page(int index)
    {
        while (_pages.Count <= index)
            _pages.Add(new(string.Create(CultureInfo.InvariantCulture, $"history-{_pages.Count:d5}"), context, storage));
        return _pages[index];
    }
}
