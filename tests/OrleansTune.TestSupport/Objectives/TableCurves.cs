using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>Learning curves that were measured at some points: the nearest row not yet tried stands for a suggestion.</summary>
public sealed class TableCurves : ICurveTask
{
    private readonly Dictionary<ParameterSet, double[]> _rows;
    private readonly Dictionary<ParameterSet, double[]> _untried;

    private TableCurves(SearchSpace space, Dictionary<ParameterSet, double[]> rows, int steps)
    {
        Space = space;
        Steps = steps;
        _rows = rows;
        _untried = rows.Keys.ToDictionary(row => row, space.ToUnit);
    }

    /// <inheritdoc/>
    public SearchSpace Space { get; }

    /// <inheritdoc/>
    public Objective Objective { get; } = new("accuracy", Direction.Maximize);

    /// <inheritdoc/>
    public int Steps { get; }

    /// <inheritdoc/>
    public int? Points => _rows.Count;

    /// <summary>Reads a file with <c>space</c>, <c>epochs</c> and <c>rows</c> (<c>params</c>, <c>val_acc</c>); each call of the result is the task of a fresh study.</summary>
    public static Func<TableCurves> Read(string path)
    {
        var file = ProblemReader.Json(path);
        var space = ProblemReader.ReadSpace(file.GetProperty("space"));
        var rows = file.GetProperty("rows").EnumerateArray().ToDictionary(
            row => ProblemReader.ReadPoint(row.GetProperty("params"), space),
            row => row.GetProperty("val_acc").EnumerateArray().Select(v => v.GetDouble()).ToArray());
        int steps = file.GetProperty("epochs").GetInt32();
        return () => new(space, rows, steps);
    }

    /// <summary>Steps that training random rows to the end is expected to cost before one has reached a value.</summary>
    public double RandomFullTraining(double threshold)
    {
        // The first of k marked ones among n in random order stands at (n + 1) / (k + 1) on average.
        int reaching = _rows.Values.Count(curve => curve.Max() >= threshold);
        return reaching == 0 ? double.PositiveInfinity : Steps * (_rows.Count + 1.0) / (reaching + 1);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Every row is tried.</exception>
    public ParameterSet Place(ParameterSet suggested)
    {
        if (_untried.Count == 0)
            throw new InvalidOperationException($"All {_rows.Count} rows of the table are tried.");
        var wanted = Space.ToUnit(suggested);
        var nearest = _untried.MinBy(row => row.Value.Zip(wanted, (a, b) => (a - b) * (a - b)).Sum()).Key;
        _untried.Remove(nearest);
        return nearest;
    }

    /// <inheritdoc/>
    public double Measure(Trial trial, int step) => _rows[trial.Parameters][step - 1];
}
