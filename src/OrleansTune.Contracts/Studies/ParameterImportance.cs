namespace OrleansTune.Contracts;

/// <summary>How much one parameter matters to an objective.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Importance">Its share of the objective's variance over the search space, from 0 to 1.</param>
public sealed record ParameterImportance(string Name, double Importance);
