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
        return Fault(data) is { } fault
            ? throw new DataUnavailableException(data, fault)
            : _sources[Scheme(data)].Load(Location(data), cancellationToken);
    }

    /// <summary>What is wrong with data as a study names it, as far as <see cref="IDataSource.Fault"/> can tell; null when nothing is.</summary>
    public string? Fault(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return _sources.TryGetValue(Scheme(data), out var source)
            ? source.Fault(Location(data))
            : $"is unknown; there are: {string.Join(", ", Schemes)}.";
    }

    private static string Scheme(string data) => data.Split(':', 2)[0];

    private static string Location(string data) => data.Split(':', 2) is [_, var location] ? location : string.Empty;
}
