using System.Text.Json;
using OrleansTune.Core.Spaces;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>Regression trees as a function on a space: the mean of the leaves that a point falls into.</summary>
/// <remarks>
/// Features, in the parameters' order: numbers as they are, or their natural logarithm when the parameter is logarithmic; one 0/1 column per
/// choice of a categorical parameter. A tree goes left where the feature is at most the threshold. A leaf is a number, or a learning curve.
/// </remarks>
public sealed class TreeEnsemble
{
    private readonly List<(int[] Feature, double[] Threshold, int[] Left, int[] Right, double[]?[] Value)> _trees = [];
    private readonly SearchSpace _space;

    public TreeEnsemble(JsonElement file, SearchSpace space)
    {
        _space = space;
        foreach (var tree in file.GetProperty("trees").EnumerateArray())
        {
            _trees.Add((
                [.. tree.GetProperty("feature").EnumerateArray().Select(e => e.GetInt32())],
                [.. tree.GetProperty("threshold").EnumerateArray().Select(e => e.GetDouble())],
                [.. tree.GetProperty("left").EnumerateArray().Select(e => e.GetInt32())],
                [.. tree.GetProperty("right").EnumerateArray().Select(e => e.GetInt32())],
                [.. tree.GetProperty("value").EnumerateArray().Select(Leaf)]));
        }
    }

    /// <summary>The prediction: the value after each step of training, or a single value.</summary>
    public double[] Curve(ParameterSet point)
    {
        var features = Features(point);
        double[]? sum = null;
        foreach (var (feature, threshold, left, right, value) in _trees)
        {
            int node = 0;
            while (feature[node] >= 0)
                node = features[feature[node]] <= threshold[node] ? left[node] : right[node];
            var leaf = value[node]!;
            sum ??= new double[leaf.Length];
            for (int i = 0; i < leaf.Length; i++)
                sum[i] += leaf[i] / _trees.Count;
        }

        return sum!;
    }

    /// <summary>The prediction after the last step.</summary>
    public double Evaluate(ParameterSet point) => Curve(point)[^1];

    /// <summary>A bound on the prediction: the mean of each tree's largest (smallest) last leaf value.</summary>
    public double Bound(bool largest) => _trees.Average(t => largest
        ? t.Value.Where(v => v is not null).Max(v => v![^1])
        : t.Value.Where(v => v is not null).Min(v => v![^1]));

    private static double[]? Leaf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => [element.GetDouble()],
        JsonValueKind.Array => [.. element.EnumerateArray().Select(e => e.GetDouble())],
        _ => null,
    };

    private List<double> Features(ParameterSet point)
    {
        var features = new List<double>();
        foreach (var parameter in _space.Parameters)
        {
            var value = point[parameter.Name];
            if (parameter is CategoricalParameter categorical)
                features.AddRange(categorical.Choices.Select(c => c == value ? 1.0 : 0.0));
            else
                features.Add(parameter is FloatParameter { Log: true } or IntParameter { Log: true } ? Math.Log(value.AsDouble()) : value.AsDouble());
        }

        return features;
    }
}
