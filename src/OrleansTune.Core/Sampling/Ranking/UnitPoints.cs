using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Ranking;

/// <summary>The trials' points in the unit cube, NaN where inactive, computed once per trial.</summary>
/// <remarks>Only a memory: what it says follows from the trials alone.</remarks>
internal sealed class UnitPoints(SearchSpace space)
{
    private readonly List<(ParameterSet Point, double[] Unit)> _known = [];

    /// <summary>The point of a trial.</summary>
    public double[] Of(Trial trial)
    {
        while (_known.Count <= trial.Number)
            _known.Add(default);
        var (point, unit) = _known[trial.Number];
        if (!ReferenceEquals(point, trial.Parameters))
        {
            unit = space.ToUnit(trial.Parameters);
            _known[trial.Number] = (trial.Parameters, unit);
        }

        return unit;
    }
}
