namespace OrleansTune.Training.Data.Files;

/// <summary>Data in files of the operator's folder, <c>scheme:path#options</c>: what every such scheme has in common.</summary>
public abstract class FileSource : IDataSource
{
    private readonly IReadOnlyList<string> _options;
    private readonly LoadedData _loaded = new();

    private protected FileSource(DataFolder folder, IReadOnlyList<string> options) => (Folder, _options) = (folder, options);

    /// <inheritdoc/>
    public abstract string Scheme { get; }

    private protected DataFolder Folder { get; }

    /// <inheritdoc/>
    public string? Fault(string location)
    {
        try
        {
            Find(location);
            return null;
        }
        catch (DataUnavailableException e)
        {
            return e.Reason;
        }
    }

    /// <inheritdoc/>
    public DataSet Load(string location, CancellationToken cancellationToken)
    {
        var found = Find(location);
        return _loaded.Get(location, found.Files, () => Load(found, cancellationToken));
    }

    /// <summary>How the examples are split; null when the files are split already.</summary>
    private protected abstract SplitOptions? ReadSplit(DataLocation location, ref string? fault);

    /// <summary>The files that the data is read from; they are there.</summary>
    /// <exception cref="DataUnavailableException">One is not.</exception>
    private protected abstract string[] FindFiles(string data, DataLocation location, SplitOptions? split);

    private protected abstract DataSet Load(FoundData found, CancellationToken cancellationToken);

    private FoundData Find(string location)
    {
        string data = $"{Scheme}:{location}";
        var read = DataLocation.Read(location, _options, out string? fault);
        var split = ReadSplit(read, ref fault);
        fault ??= Folder.Fault(read.Path);
        return fault is null
            ? new(data, read, split, FindFiles(data, read, split))
            : throw new DataUnavailableException(data, fault);
    }
}
