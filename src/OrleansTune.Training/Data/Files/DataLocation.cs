namespace OrleansTune.Training.Data.Files;

/// <summary>A path and its options, as a study writes them: <c>path#name=value&amp;name=value</c>. In values, <c>%26</c> stands for &amp; and <c>%2C</c> for a comma.</summary>
internal sealed class DataLocation
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    private DataLocation(string path) => Path = path;

    public string Path { get; }

    /// <summary>Reads a location.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">The options that there are.</param>
    /// <param name="fault">What is wrong; null when nothing is.</param>
    public static DataLocation Read(string text, IReadOnlyList<string> known, out string? fault)
    {
        string[] parts = text.Split('#', 2);
        var location = new DataLocation(parts[0]);
        fault = null;
        foreach (string option in parts.Length == 2 ? parts[1].Split('&') : [])
        {
            if (option.Split('=', 2) is not [var name, var value] || value.Length == 0)
                fault ??= $"has '{option}' after the #; expected name=value, with & between two of them.";
            else if (!known.Contains(name))
                fault ??= $"has no option '{name}'; there are: {string.Join(", ", known)}.";
            else if (!location._options.TryAdd(name, value))
                fault ??= $"gives the option '{name}' twice.";
        }

        return location;
    }

    public string? Text(string name) => _options.TryGetValue(name, out string? value) ? Uri.UnescapeDataString(value) : null;

    public IReadOnlyList<string> List(string name) =>
        _options.TryGetValue(name, out string? value) ? [.. value.Split(',').Select(Uri.UnescapeDataString)] : [];
}
