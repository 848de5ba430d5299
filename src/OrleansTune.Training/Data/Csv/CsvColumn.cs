using System.Globalization;

namespace OrleansTune.Training.Data.Csv;

/// <summary>A column of a table while it is read.</summary>
/// <param name="name">The name in the header.</param>
internal sealed class CsvColumn(string name)
{
    /// <summary>The most classes or categories of one column.</summary>
    public const int MostTexts = 1000;

    private readonly List<string> _texts = [];
    private readonly Dictionary<string, string> _distinct = new(StringComparer.Ordinal);
    private readonly List<float> _numbers = [];

    public string Name => name;

    /// <summary>The first cell that is no finite number, and its line; null when all are numbers.</summary>
    public (int Line, string Cell)? FirstText { get; private set; }

    /// <summary>The different texts of the cells, numbers in their order, others by their letters; null when there are too many.</summary>
    public IReadOnlyList<string>? Categories =>
        _distinct.Count > MostTexts ? null
        : FirstText is null ? [.. _distinct.Keys.OrderBy(text => double.Parse(text, CultureInfo.InvariantCulture))]
        : [.. _distinct.Keys.Order(StringComparer.Ordinal)];

    public void Add(string cell, int line)
    {
        if (float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number))
            _numbers.Add(number);
        else
            FirstText ??= (line, cell);
        // One string for equal cells; beyond the limit they are only needed for an error.
        if (!_distinct.TryGetValue(cell, out string? text) && _distinct.Count <= MostTexts)
            _distinct.Add(cell, text = cell);
        _texts.Add(text ?? cell);
    }

    /// <summary>The numbers, one per row.</summary>
    /// <exception cref="FormatException">A cell is none.</exception>
    public float[] Numbers(string advice)
    {
        if (FirstText is not var (line, cell))
            return [.. _numbers];
        throw new FormatException(cell.Length == 0
            ? $"line {line}, column '{name}': is empty; expected a number{advice}"
            : $"line {line}, column '{name}': '{cell}' is no finite number{advice}");
    }

    /// <summary>The place of each cell in <see cref="Categories"/>.</summary>
    /// <exception cref="FormatException">There are too many categories, or a cell is empty.</exception>
    public long[] Classes()
    {
        if (Categories is not { } categories)
            throw new FormatException($"column '{name}': has more than {MostTexts} different values; expected at most {MostTexts} classes.");
        if (FirstText is (var line, ""))
            throw new FormatException($"line {line}, column '{name}': is empty; expected a class.");
        var places = categories.Select((text, place) => (text, place)).ToDictionary(c => c.text, c => (long)c.place, StringComparer.Ordinal);
        return [.. _texts.Select(text => places[text])];
    }
}
