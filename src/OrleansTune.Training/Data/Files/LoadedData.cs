namespace OrleansTune.Training.Data.Files;

/// <summary>Data sets that were read from files: one that is still in use, or was the last to be asked for, is given again as long as its files are unchanged.</summary>
internal sealed class LoadedData
{
    private readonly Dictionary<string, WeakReference<DataSet>> _loaded = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    // Trials follow one another, with moments between them in which no trainer holds the data.
    private DataSet? _last;

    /// <summary>The data set of a location, read only when it must be. One is read at a time.</summary>
    /// <param name="location">The location with its options.</param>
    /// <param name="files">The files that it is read from.</param>
    /// <param name="load">Reads it.</param>
    public DataSet Get(string location, IReadOnlyList<string> files, Func<DataSet> load)
    {
        string key = string.Join('\n', [location, .. files.Select(Version)]);
        lock (_gate)
        {
            if (!_loaded.TryGetValue(key, out var weak) || !weak.TryGetTarget(out var data))
            {
                foreach (string gone in _loaded.Where(l => !l.Value.TryGetTarget(out _)).Select(l => l.Key).ToList())
                    _loaded.Remove(gone);
                data = load();
                _loaded[key] = new(data);
            }

            return _last = data;
        }
    }

    private static string Version(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? $"{file}|{info.Length}|{info.LastWriteTimeUtc.Ticks}" : file;
    }
}
