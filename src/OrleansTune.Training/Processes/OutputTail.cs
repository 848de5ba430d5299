namespace OrleansTune.Training.Processes;

/// <summary>The last lines that a process printed, to be told when it fails. Safe to use from several threads.</summary>
public sealed class OutputTail
{
    private const int MostLines = 20;
    private const int LongestLine = 400;
    private readonly Queue<string> _lines = new();

    /// <summary>Notes a line; a very long one is cut.</summary>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_lines)
        {
            _lines.Enqueue(line.Length > LongestLine ? string.Concat(line.AsSpan(0, LongestLine), " …") : line);
            if (_lines.Count > MostLines)
                _lines.Dequeue();
        }
    }

    /// <summary>" Its last output:" and the lines; a sentence that there is none when there are no lines.</summary>
    public override string ToString()
    {
        lock (_lines)
            return _lines.Count == 0 ? " It printed nothing." : $" Its last output:\n{string.Join('\n', _lines)}";
    }
}
