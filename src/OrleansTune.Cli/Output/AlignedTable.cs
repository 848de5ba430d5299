namespace OrleansTune.Cli.Output;

/// <summary>A table of aligned columns, without lines or colours: good to read, to grep and to cut.</summary>
/// <param name="columns">The headings; one that ends in <c>&gt;</c> heads a column that is aligned to the right.</param>
internal sealed class AlignedTable(params string[] columns)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [[.. columns.Select(c => c.TrimEnd('>').ToUpperInvariant())]];

    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"The table has {columns.Length} columns, the row {cells.Length}.", nameof(cells));
        _rows.Add(cells);
    }

    public void Write(TextWriter writer)
    {
        var widths = columns.Select((_, i) => _rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, i) => columns[i].EndsWith('>') ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            writer.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
