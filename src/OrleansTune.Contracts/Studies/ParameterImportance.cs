namespace OrleansTune.Contracts;

/// <summary>How much one parameter matters to an objective.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Importance">Its share, from 0 to 1; all parameters' add up to 1, or are 0 while too few trials are completed to tell.</param>
public sealed record ParameterImportance(string Name, double Importance);
