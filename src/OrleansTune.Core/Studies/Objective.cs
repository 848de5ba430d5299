namespace OrleansTune.Core.Studies;

/// <summary>What a study optimises: a measured number and which way it gets better.</summary>
/// <param name="Name">The metric's name, as trainers report it.</param>
/// <param name="Direction">Which way it gets better.</param>
public sealed record Objective(string Name, Direction Direction)
{
    /// <summary>The value with the sign turned so that smaller is better.</summary>
    public double ToLoss(double value) => Direction == Direction.Minimize ? value : -value;

    /// <summary>Whether <paramref name="value"/> is better than <paramref name="other"/>; NaN is worse than any number.</summary>
    public bool IsBetter(double value, double other) =>
        !double.IsNaN(value) && (double.IsNaN(other) || ToLoss(value) < ToLoss(other));
}
