using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>Learning curves that regression trees predict (see <see cref="TreeEnsemble"/>): every point of the space has one.</summary>
public sealed class SurrogateCurves : ICurveTask
{
    private readonly TreeEnsemble _trees;
    private readonly Dictionary<int, double[]> _curves = [];

    private SurrogateCurves(SearchSpace space, TreeEnsemble trees, int steps)
    {
        Space = space;
        _trees = trees;
        Steps = steps;
    }

    /// <inheritdoc/>
    public SearchSpace Space { get; }

    /// <inheritdoc/>
    public Objective Objective { get; } = new("accuracy", Direction.Maximize);

    /// <inheritdoc/>
    public int Steps { get; }

    /// <summary>Reads a file with <c>space</c>, <c>epochs</c> and <c>trees</c>; each call of the result is the task of a fresh study.</summary>
    public static Func<SurrogateCurves> Read(string path)
    {
        var file = ProblemReader.Json(path);
        var space = ProblemReader.ReadSpace(file.GetProperty("space"));
        var trees = new TreeEnsemble(file, space);
        int steps = file.GetProperty("epochs").GetInt32();
        return () => new(space, trees, steps);
    }

    /// <inheritdoc/>
    public ParameterSet Place(ParameterSet suggested) => suggested;

    /// <inheritdoc/>
    public double Measure(Trial trial, int step)
    {
        if (!_curves.TryGetValue(trial.Number, out var curve))
            _curves.Add(trial.Number, curve = _trees.Curve(trial.Parameters));
        return curve[step - 1];
    }
}
