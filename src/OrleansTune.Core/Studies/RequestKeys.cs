using System.Runtime.InteropServices;

namespace OrleansTune.Core.Studies;

/// <summary>Which trials each idempotency key stands for.</summary>
internal sealed class RequestKeys
{
    private readonly Dictionary<string, SortedSet<int>> _numbers = new(StringComparer.Ordinal);

    /// <summary>How many keys are known.</summary>
    public int Count => _numbers.Count;

    /// <summary>The numbers of a key's trials, ascending.</summary>
    public IEnumerable<int> Of(string? key) => key is not null && _numbers.TryGetValue(key, out var numbers) ? numbers : [];

    /// <summary>Notes that a trial's key is another than before; null is none.</summary>
    public void Track(int number, string? before, string? now)
    {
        if (before is not null && before != now && _numbers.TryGetValue(before, out var sharing) && sharing.Remove(number) && sharing.Count == 0)
            _numbers.Remove(before);
        if (now is null)
            return;
        ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, now, out _);
        (numbers ??= []).Add(number);
    }
}
