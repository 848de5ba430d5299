using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>A test problem: a space, a function on it, and how good it can get.</summary>
public sealed class Problem
{
    private readonly Func<ParameterSet, double> _function;

    public Problem(string name, SearchSpace space, Func<ParameterSet, double> function)
    {
        Name = name;
        Space = space;
        _function = function;
    }

    public string Name { get; }

    public SearchSpace Space { get; }

    public Direction Direction { get; init; } = Direction.Minimize;

    /// <summary>The best value there is.</summary>
    public double Optimum { get; init; }

    /// <summary>Standard deviation of the normal noise that the optimiser sees on every value.</summary>
    public double NoiseDeviation { get; init; }

    /// <summary>Points with the values that another implementation gave.</summary>
    public IReadOnlyList<(ParameterSet Point, double Value)> CheckPoints { get; init; } = [];

    /// <summary>When the function is known at some points only: those; the suggestion nearest to one stands for it.</summary>
    public IReadOnlyList<ParameterSet>? Rows { get; init; }

    /// <summary>The value without noise.</summary>
    public double Evaluate(ParameterSet point) => _function(point);

    /// <summary>How far the (noise-free) value of a point is from the best.</summary>
    public double Regret(ParameterSet point) => Math.Abs(Evaluate(point) - Optimum);
}
