namespace OrleansTune.Training.Data;

/// <summary>Finds the data sets that studies name: <c>digits</c>, or <c>scheme:location</c>.</summary>
public sealed class DataCatalog
{
    private readonly Dictionary<string, IDataSource> _sources;

    /// <summary>A catalog of the given sources.</summary>
    /// <exception cref="ArgumentException">Two sources have one scheme.</exception>
    public DataCatalog(IEnumerable<IDataSource> sources) =>
        _sources = sources.ToDictionary(source => source.Scheme, StringComparer.Ordinal);

    /// <summary>The schemes, in alphabetical order.</summary>
    public IEnumerable<string> Schemes => _sources.Keys.Order(StringComparer.Ordinal);

    /// <summary>Loads a data set.</summary>
    /// <param name="data">The data as the study names it.</param>
    /// <param name="cancellationToken">Ends a long load.</param>
    /// <exception cref="DataUnavailableException">There is no such scheme or data, or the data is broken.</exception>
    public DataSet Load(string data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        string[] parts = data.Split(':', 2);
        return _sources.TryGetValue(parts[0], out var source)
            ? source.Load(parts.Length == 2 ? parts[1] : string.Empty, cancellationToken)
            : throw new DataUnavailableException(data, $"is unknown; there are: {string.Join(", ", Schemes)}.");
    }
}
