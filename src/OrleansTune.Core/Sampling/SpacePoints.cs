using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling;

/// <summary>Lists the points of a space, or of a grid laid over it; the last parameter varies fastest.</summary>
internal static class SpacePoints
{
    /// <summary>Every point of a finite space, each once.</summary>
    public static IEnumerable<ParameterSet> All(SearchSpace space) => Grid(space, int.MaxValue);

    /// <summary>A grid: all values of a parameter that has at most <paramref name="levels"/>, else that many, evenly spaced in the unit interval.</summary>
    public static IEnumerable<ParameterSet> Grid(SearchSpace space, int levels)
    {
        var axes = new double[space.Dimension][];
        for (int i = 0; i < axes.Length; i++)
            axes[i] = Levels(space.Parameters[i], levels);
        var place = new int[axes.Length];
        var unit = new double[axes.Length];
        while (true)
        {
            for (int i = 0; i < unit.Length; i++)
                unit[i] = axes[i][place[i]];
            var point = space.FromUnit(unit);
            // Where a parameter is inactive only its first level counts, so that every point comes once.
            int idle = FirstIdle(space, point, place);
            if (idle < 0)
                yield return point;
            int axis = axes.Length - 1;
            while (axis >= 0 && ++place[axis] == axes[axis].Length)
                place[axis--] = 0;
            if (axis < 0)
                yield break;
        }
    }

    private static int FirstIdle(SearchSpace space, ParameterSet point, int[] place)
    {
        for (int i = 0; i < place.Length; i++)
        {
            if (place[i] > 0 && !point.ContainsKey(space.Parameters[i].Name))
                return i;
        }

        return -1;
    }

    private static double[] Levels(Parameter parameter, int levels)
    {
        if (parameter is IntParameter { Log: true } whole && whole.Count <= levels)
            return [.. Enumerable.Range(0, (int)whole.Count).Select(i => whole.ToUnit(ParameterValue.Of(whole.Low + i)))];
        if (parameter.Cardinality is { } count && count <= levels)
            return [.. Enumerable.Range(0, (int)count).Select(i => (i + 0.5) / count)];
        // A continuous parameter's grid holds both bounds.
        var evenly = Enumerable.Range(0, levels).Select(i => levels == 1 ? 0.5 : i / (levels - 1.0));
        return [.. evenly.DistinctBy(parameter.FromUnit)];
    }
}
