using MathNet.Numerics.LinearAlgebra;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>Which parameters of a space CMA-ES moves as numbers and which it draws as categories.</summary>
internal sealed class CmaAxes
{
    private readonly SearchSpace _space;
    private readonly int[] _numbers;
    private readonly int[] _categories;

    public CmaAxes(SearchSpace space)
    {
        _space = space;
        var searched = Enumerable.Range(0, space.Dimension).Where(i => space.Parameters[i].Cardinality != 1).ToList();
        _numbers = [.. searched.Where(i => space.Parameters[i].IsOrdered)];
        _categories = [.. searched.Where(i => !space.Parameters[i].IsOrdered)];
    }

    /// <summary>How many parameters are numbers.</summary>
    public int Numbers => _numbers.Length;

    /// <summary>How many values each category parameter has.</summary>
    public IEnumerable<int> CategoryCounts => _categories.Select(Count);

    /// <summary>The numbers of a point of the unit cube; NaN where inactive.</summary>
    public double[] NumbersOf(double[] unit) => [.. _numbers.Select(i => unit[i])];

    /// <summary>The place of a category parameter's value; -1 where inactive.</summary>
    public int CategoryOf(double[] unit, int category)
    {
        double coordinate = unit[_categories[category]];
        int count = Count(_categories[category]);
        return double.IsNaN(coordinate) ? -1 : Math.Min((int)(coordinate * count), count - 1);
    }

    /// <summary>The step from the mean to a point. Where the point is inactive, or in the mean's own cell of a discrete parameter, it is 0.</summary>
    public Vector<double> StepTo(double[] numbers, Vector<double> mean)
    {
        var step = Vector<double>.Build.Dense(numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.IsNaN(numbers[i]) && !SharesCell(i, numbers[i], mean[i]))
                step[i] = numbers[i] - mean[i];
        }

        return step;
    }

    /// <summary>
    /// How much a coordinate's steps are stretched so that a discrete parameter leaves the mean's cell with a given probability: the
    /// margin of Hamano et al. (2022), without which a converging distribution freezes integers.
    /// </summary>
    public double Stretch(int number, double mean, double deviation, double leaving)
    {
        if (_space.Parameters[_numbers[number]].Cardinality is not { } count)
            return 1;
        double cell = 1.0 / count;
        double into = Math.Clamp(mean, 0, 1) / cell;
        double toEdge = Math.Min(into - Math.Floor(into), Math.Ceiling(into) - into);
        double nearest = Math.Max(toEdge, 0.05) * cell;
        return Math.Max(1, nearest / -NormalDistribution.Quantile(leaving) / deviation);
    }

    /// <summary>The point of the unit cube of numbers and categories.</summary>
    public double[] Unit(Vector<double> numbers, IReadOnlyList<int> categories)
    {
        var unit = new double[_space.Dimension];
        Array.Fill(unit, 0.5);
        for (int i = 0; i < _numbers.Length; i++)
            unit[_numbers[i]] = numbers[i];
        for (int i = 0; i < _categories.Length; i++)
            unit[_categories[i]] = (categories[i] + 0.5) / Count(_categories[i]);
        return unit;
    }

    private int Count(int parameter) => (int)_space.Parameters[parameter].Cardinality!.Value;

    private bool SharesCell(int number, double a, double b)
    {
        var parameter = _space.Parameters[_numbers[number]];
        return parameter.Cardinality is not null && parameter.FromUnit(a) == parameter.FromUnit(b);
    }
}
