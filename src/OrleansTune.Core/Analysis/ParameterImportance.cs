namespace OrleansTune.Core.Analysis;

/// <summary>How much a parameter matters for the objective.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Importance">Its share, from 0 to 1; over all parameters of a study they add up to 1 (or all are 0 when nothing matters).</param>
public sealed record ParameterImportance(string Parameter, double Importance);
