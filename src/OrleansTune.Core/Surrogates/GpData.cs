using System.Numerics;

namespace OrleansTune.Core.Surrogates;

/// <summary>The points a Gaussian process is conditioned on, one array per dimension, padded to whole vectors.</summary>
internal sealed class GpData
{
    private readonly double[][] _columns;

    /// <summary>Points of the unit cube, encoded.</summary>
    /// <param name="points">The points; all of the same length.</param>
    /// <param name="isCategorical">Per dimension: whether two values are only alike or different.</param>
    /// <param name="hasFidelity">Whether the last dimension is the share of the full resource, 1 at the end.</param>
    public GpData(IReadOnlyList<double[]> points, bool[] isCategorical, bool hasFidelity = false)
    {
        HasFidelity = hasFidelity;
        IsCategorical = isCategorical;
        Count = points.Count;
        int width = Vector<double>.Count;
        Padded = (Count + width - 1) / width * width;
        _columns = new double[isCategorical.Length][];
        for (int d = 0; d < _columns.Length; d++)
        {
            _columns[d] = new double[Padded];
            for (int i = 0; i < Count; i++)
                _columns[d][i] = points[i][d];
        }
    }

    /// <summary>Whether the last dimension is the share of the full resource.</summary>
    public bool HasFidelity { get; }

    /// <summary>How far a point is from the full resource: 0 to 1.</summary>
    public double Missing(int index) => HasFidelity ? Math.Max(0, 1 - _columns[^1][index]) : 0;

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary><see cref="Count"/> rounded up to whole vectors.</summary>
    public int Padded { get; }

    /// <summary>Number of dimensions.</summary>
    public int Dimension => _columns.Length;

    /// <summary>Per dimension: whether two values are only alike or different.</summary>
    public bool[] IsCategorical { get; }

    /// <summary>The coordinates of all points in one dimension, padded with zeros.</summary>
    public double[] Column(int dimension) => _columns[dimension];

    /// <summary>Copies a point's coordinates out.</summary>
    public void CopyPoint(int index, Span<double> target)
    {
        for (int d = 0; d < _columns.Length; d++)
            target[d] = _columns[d][index];
    }
}
