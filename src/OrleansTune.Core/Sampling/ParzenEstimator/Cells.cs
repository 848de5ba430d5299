using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>The shares of the unit interval that belong to the values of a discrete parameter.</summary>
internal sealed class Cells
{
    private readonly double[] _edges;
    private readonly double[] _middles;

    /// <summary>The cells of a parameter with a small <see cref="Parameter.Cardinality"/>.</summary>
    public Cells(Parameter parameter)
    {
        int count = (int)parameter.Cardinality!.Value;
        _edges = [.. Enumerable.Range(0, count + 1).Select(i => (double)i / count)];
        _middles = [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / count)];
        if (parameter is not IntParameter { Log: true } whole)
            return;
        double low = Math.Log(whole.Low - 0.5);
        double range = Math.Log(whole.High + 0.5) - low;
        for (int i = 0; i <= count; i++)
            _edges[i] = (Math.Log(whole.Low + i - 0.5) - low) / range;
        for (int i = 0; i < count; i++)
            _middles[i] = whole.ToUnit(ParameterValue.Of(whole.Low + i));
    }

    /// <summary>How many values.</summary>
    public int Count => _middles.Length;

    /// <summary>Where a value's share begins.</summary>
    public double Low(int index) => _edges[index];

    /// <summary>Where a value's share ends.</summary>
    public double High(int index) => _edges[index + 1];

    /// <summary>A value's share: its prior probability.</summary>
    public double Width(int index) => _edges[index + 1] - _edges[index];

    /// <summary>The coordinate that stands for a value.</summary>
    public double Middle(int index) => _middles[index];

    /// <summary>The value whose share holds a coordinate.</summary>
    public int IndexOf(double coordinate)
    {
        int at = Array.BinarySearch(_edges, coordinate);
        return Math.Clamp(at >= 0 ? at : ~at - 1, 0, Count - 1);
    }
}
