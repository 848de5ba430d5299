namespace OrleansTune.Contracts;

/// <summary>A black-box constraint: a number told with each trial, feasible when it is at most 0.</summary>
/// <param name="Name">Its name, unique within the study.</param>
public sealed record ConstraintSpec(string Name);
