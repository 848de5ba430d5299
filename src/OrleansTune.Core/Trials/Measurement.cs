using System.Collections.Immutable;

namespace OrleansTune.Core.Trials;

/// <summary>What a trial reported after a step of training.</summary>
/// <param name="Step">Units of resource (epochs) spent on the trial when it was measured; at least 1.</param>
/// <param name="Values">A value per objective, in their order; NaN where the measurement diverged.</param>
public readonly record struct Measurement(int Step, ImmutableArray<double> Values)
{
    /// <summary>A measurement of a single objective.</summary>
    public Measurement(int step, double value)
        : this(step, [value])
    {
    }
}
