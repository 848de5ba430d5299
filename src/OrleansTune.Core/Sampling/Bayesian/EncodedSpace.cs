using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>The unit cube that surrogates see: a space's parameters with more than one value.</summary>
/// <remarks>
/// An inactive parameter stands at the middle: two points that both lack it do not differ in it, and points that have and lack it are told
/// apart by the parent. The coordinate of a discrete value is the middle of its share of the unit interval.
/// </remarks>
internal sealed class EncodedSpace
{
    /// <summary>The coordinate of an inactive parameter.</summary>
    public const double Inactive = 0.5;

    // Up to this many values a discrete dimension is searched value by value.
    private const int Sweepable = 40;

    private readonly SearchSpace _space;
    private readonly int[] _parameters;
    private readonly bool[] _isParent;

    public EncodedSpace(SearchSpace space)
    {
        _space = space;
        _parameters = [.. Enumerable.Range(0, space.Dimension).Where(i => space.Parameters[i].Cardinality != 1)];
        IsCategorical = [.. _parameters.Select(i => !space.Parameters[i].IsOrdered)];
        var parents = space.Parameters.SelectMany(p => p.When).Select(c => c.Parent).ToHashSet();
        _isParent = [.. _parameters.Select(i => parents.Contains(space.Parameters[i].Name))];
        Values = [.. _parameters.Select(i => ValuesOf(space.Parameters[i]))];
    }

    /// <summary>Number of dimensions; 0 when the space has one point.</summary>
    public int Dimension => _parameters.Length;

    /// <summary>Per dimension: whether two values are only alike or different.</summary>
    public bool[] IsCategorical { get; }

    /// <summary>Per dimension the coordinates of its values; null when there are many or it is continuous.</summary>
    public double[]?[] Values { get; }

    /// <summary>Whether a dimension can be moved smoothly: it has many values and no other depends on it.</summary>
    public bool IsSmooth(int dimension) => Values[dimension] is null && !_isParent[dimension];

    /// <summary>The encoded point of a point of the space.</summary>
    public double[] Encode(ParameterSet point)
    {
        var encoded = new double[Dimension];
        for (int d = 0; d < encoded.Length; d++)
        {
            var parameter = _space.Parameters[_parameters[d]];
            encoded[d] = point.TryGetValue(parameter.Name, out var value) ? parameter.ToUnit(value) : Inactive;
        }

        return encoded;
    }

    /// <summary>The point of the space nearest to an encoded point.</summary>
    public ParameterSet Decode(ReadOnlySpan<double> encoded)
    {
        Span<double> unit = stackalloc double[_space.Dimension];
        unit.Fill(Inactive);
        for (int d = 0; d < encoded.Length; d++)
            unit[_parameters[d]] = encoded[d];
        return _space.FromUnit(unit);
    }

    /// <summary>Moves discrete coordinates onto their values and inactive ones to the middle; says which dimensions are active.</summary>
    public void Snap(Span<double> encoded, Span<bool> active)
    {
        active.Fill(true);
        if (_space.IsConditional)
        {
            var point = Decode(encoded);
            for (int d = 0; d < encoded.Length; d++)
                active[d] = point.ContainsKey(_space.Parameters[_parameters[d]].Name);
        }

        for (int d = 0; d < encoded.Length; d++)
        {
            var parameter = _space.Parameters[_parameters[d]];
            if (!active[d])
                encoded[d] = Inactive;
            else if (parameter.Cardinality is not null)
                encoded[d] = parameter.ToUnit(parameter.FromUnit(encoded[d]));
        }
    }

    private static double[]? ValuesOf(Parameter parameter)
    {
        if (parameter.Cardinality is not (<= Sweepable and var count))
            return null;
        if (parameter is IntParameter { Log: true } whole)
            return [.. Enumerable.Range(0, (int)count).Select(i => whole.ToUnit(ParameterValue.Of(whole.Low + i)))];
        return [.. Enumerable.Range(0, (int)count).Select(i => (i + 0.5) / count)];
    }
}
