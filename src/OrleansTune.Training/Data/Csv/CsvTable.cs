using OrleansTune.Training.Data.Files;

namespace OrleansTune.Training.Data.Csv;

/// <summary>A file of comma-separated values as features and a target: options <c>target</c>, <c>categorical</c> and <c>ignore</c> say which is which.</summary>
internal sealed class CsvTable
{
    public const string TargetName = "target";
    public const string CategoricalName = "categorical";
    public const string IgnoreName = "ignore";

    private readonly CsvColumn[] _columns;
    private readonly HashSet<string> _categorical;
    private readonly HashSet<string> _ignored;
    private readonly CsvColumn _target;

    private CsvTable(CsvColumn[] columns, DataLocation location)
    {
        _columns = columns;
        _categorical = [.. Known(location, CategoricalName)];
        _ignored = [.. Known(location, IgnoreName)];
        string target = location.Text(TargetName) is null ? columns[^1].Name : Known(location, TargetName).Single();
        _target = Array.Find(columns, c => c.Name == target)!;
        if (_ignored.Contains(target))
            throw new FormatException($"line 1: the column '{target}' is the target and cannot be ignored; name another with target=NAME.");
        if (columns.All(c => c == _target || _ignored.Contains(c.Name)))
            throw new FormatException($"line 1: beside the target '{target}' there is no column to learn from.");
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Number of classes; 0 when the target has none.</summary>
    public int ClassCount { get; private set; }

    /// <summary>Which inputs are numbers that want standardising; the others are 0 or 1.</summary>
    public bool[] IsNumeric { get; private set; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The file is broken, or lacks a column; the message says where.</exception>
    public static CsvTable Read(Stream stream, DataLocation location)
    {
        CsvTable? table = null;
        foreach (var (line, fields) in CsvReader.Read(stream))
        {
            if (table is null)
                table = new CsvTable(ReadHeader(fields, line), location);
            else if (fields.Length != table._columns.Length)
                throw new FormatException($"line {line}: has {fields.Length} fields; expected {table._columns.Length}, as in the header.");
            else
                table.Add(fields, line);
        }

        return table ?? throw new FormatException("line 1: is missing; expected a header with a name per column.");
    }

    /// <summary>All rows, the inputs of numeric columns as they stand in the file.</summary>
    /// <exception cref="FormatException">A cell cannot be used; the message says which.</exception>
    public Samples ToSamples()
    {
        var inputs = new List<float[]>();
        var isNumeric = new List<bool>();
        foreach (var column in _columns.Where(c => c != _target && !_ignored.Contains(c.Name)))
        {
            if (!_categorical.Contains(column.Name))
            {
                inputs.Add(column.Numbers($" (or name the column in {CategoricalName}= to have one input per text, or in {IgnoreName}=)."));
                isNumeric.Add(true);
                continue;
            }

            long[] classes = column.Classes();
            for (int category = 0; category < column.Categories!.Count; category++)
            {
                inputs.Add([.. classes.Select(c => c == category ? 1f : 0f)]);
                isNumeric.Add(false);
            }
        }

        float[] rows = new float[Count * inputs.Count];
        for (int input = 0; input < inputs.Count; input++)
        {
            for (int row = 0; row < Count; row++)
                rows[(row * inputs.Count) + input] = inputs[input][row];
        }

        IsNumeric = [.. isNumeric];
        return new Samples(rows, Labels(), _target.FirstText is null ? _target.Numbers(".") : []);
    }

    /// <summary>Texts and a limited number of different whole numbers are classes.</summary>
    private long[] Labels()
    {
        if (_target.FirstText is null && (_target.Categories is null || _target.Numbers(".").Any(n => n != MathF.Floor(n))))
            return [];
        if (_target.Categories is null)
            _target.Numbers($", as there are more than {CsvColumn.MostTexts} different values, too many for classes.");
        long[] labels = _target.Classes();
        ClassCount = _target.Categories!.Count;
        return labels;
    }

    private void Add(string[] fields, int line)
    {
        Count++;
        for (int i = 0; i < fields.Length; i++)
        {
            if (!_ignored.Contains(_columns[i].Name))
                _columns[i].Add(fields[i], line);
        }
    }

    private static CsvColumn[] ReadHeader(string[] names, int line)
    {
        if (names.All(name => double.TryParse(name, out _)))
            throw new FormatException($"line {line}: holds only numbers; expected a header with a name per column.");
        if (Array.IndexOf(names, string.Empty) is >= 0 and var empty)
            throw new FormatException($"line {line}: the name of column {empty + 1} is empty.");
        if (names.CountBy(name => name).FirstOrDefault(n => n.Value > 1) is { Key: { } twice })
            throw new FormatException($"line {line}: the name '{twice}' stands more than once.");
        return names.Length > 1
            ? [.. names.Select(name => new CsvColumn(name))]
            : throw new FormatException($"line {line}: has one column; expected at least two, with a comma between.");
    }

    private string[] Known(DataLocation location, string option)
    {
        string[] names = option == TargetName ? [location.Text(option)!] : [.. location.List(option)];
        return Array.Find(names, name => _columns.All(c => c.Name != name)) is { } unknown
            ? throw new FormatException($"line 1: has no column '{unknown}' ({option}); there are: {string.Join(", ", _columns.Select(c => c.Name))}.")
            : names;
    }
}
