namespace OrleansTune.Contracts;

/// <summary>
/// A black-box constraint: a number that makes a trial feasible when it is at most 0. Workers tell it with a trial's result; when the server
/// trains, it is by how much one of the trainer's metrics misses its bound.
/// </summary>
/// <param name="Name">Its name, unique within the study; when the server trains, the metric's.</param>
public sealed record ConstraintSpec(string Name)
{
    /// <summary>When the server trains: the most that the metric may be; null is 0, unless there is <see cref="AtLeast"/>.</summary>
    public double? AtMost { get; init; }

    /// <summary>When the server trains: the least that the metric may be, instead of <see cref="AtMost"/>.</summary>
    public double? AtLeast { get; init; }
}
