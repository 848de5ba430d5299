namespace OrleansTune.Core.Scheduling;

/// <summary>A trial's loss in a ranking, best first: smaller losses, NaN as the worst, ties by trial number.</summary>
internal readonly record struct Ranked(double Loss, int Number) : IComparable<Ranked>
{
    public int CompareTo(Ranked other)
    {
        // Comparing the negatives the other way round puts NaN, which .NET sorts before all numbers, last.
        int byLoss = (-other.Loss).CompareTo(-Loss);
        return byLoss != 0 ? byLoss : Number.CompareTo(other.Number);
    }
}
