using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Analysis.Stopping;

/// <summary>The stopping rule <see cref="StopSpec.MinImprovement"/>: a study ends when no point is expected to gain enough.</summary>
/// <remarks>
/// <para>One small expected improvement may be a model's momentary error, so the largest one must have stayed below the floor after several
/// trials in a row, each with its own fit (as Nguyen et al. 2017 and Ishibashi et al. 2023 advise for thresholds on an acquisition).</para>
/// <para>Without a model there is no such rule: from the incumbents' history alone no bound follows for a point not yet tried.</para>
/// </remarks>
public static class ImprovementFloor
{
    /// <summary>After how many trials in a row the expectation must have been below the floor.</summary>
    public const int InARow = 5;

    /// <summary>Whether the study should end.</summary>
    /// <param name="stop">The study's rules; without a floor the answer is no.</param>
    /// <param name="expected">The largest expected improvement after each trial that ended, oldest first; null where there was no model to tell.</param>
    public static bool IsReached(StopSpec stop, IReadOnlyList<double?> expected)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(expected);
        return stop.MinImprovement is { } floor
            && expected.Count >= InARow
            && expected.Skip(expected.Count - InARow).All(e => e < floor);
    }
}
