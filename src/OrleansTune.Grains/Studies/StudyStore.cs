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
    private readonly StateStorageBridge<StudyHeadState> _head = new("study", context, storage);
    private readonly PageRows<StudyPageState> _pages = new("history", context, storage);

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
    public async Task<IReadOnlyList<Trial>> LoadTrialsAsync(int pageCount) =>
        [.. (await _pages.LoadAsync(pageCount)).SelectMany(p => p.Trials)];

    /// <summary>Writes the pages that changed; a new one once the one before it is full.</summary>
    /// <param name="pages">The pages by index, ascending.</param>
    public Task WritePagesAsync(IReadOnlyList<(int Index, StudyPageState State)> pages) => _pages.WriteAsync(pages);

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
        await _pages.ClearAsync();
    }

    /// <summary>Removes the pages that a deletion or a creation left behind when a crash cut it short.</summary>
    public async Task ClearLeftoversAsync()
    {
        await _pages.LoadAsync(expected: 0);
        await _pages.ClearAsync();
    }
}
