namespace OrleansTune.Contracts;

/// <summary>What a study optimises: a measured number and which way it gets better.</summary>
/// <param name="Name">The metric's name, as trainers report it; unique within the study.</param>
/// <param name="Direction">Which way it gets better.</param>
public sealed record ObjectiveSpec(string Name, Direction Direction)
{
    /// <summary>An objective that is better the smaller it is, such as a loss.</summary>
    public static ObjectiveSpec Minimize(string name) => new(name, Direction.Minimize);

    /// <summary>An objective that is better the larger it is, such as an accuracy.</summary>
    public static ObjectiveSpec Maximize(string name) => new(name, Direction.Maximize);
}
