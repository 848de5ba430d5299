namespace OrleansTune.Core.Studies;

/// <summary>A black-box constraint: a quantity that is measured with each trial and makes it feasible or not.</summary>
/// <remarks>
/// What is kept of a trial is by how much it misses the bound, so that at most 0 is feasible. Workers of external studies tell that number
/// themselves; of what a trainer of the cluster measures it follows from the bound.
/// </remarks>
/// <param name="Name">The name; in a managed study, of one of the trainer's metrics.</param>
/// <param name="AtMost">The most that the metric may be; null is 0, unless there is <paramref name="AtLeast"/>.</param>
/// <param name="AtLeast">The least that the metric may be instead; null when it has no such bound.</param>
public sealed record ConstraintSpec(string Name, double? AtMost = null, double? AtLeast = null)
{
    /// <summary>By how much a measured value misses the bound: at most 0 when it keeps to it; NaN when the value is.</summary>
    public double Excess(double measured) => AtLeast is { } least ? least - measured : measured - (AtMost ?? 0);
}
