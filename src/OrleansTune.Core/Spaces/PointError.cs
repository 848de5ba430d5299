namespace OrleansTune.Core.Spaces;

/// <summary>What is wrong with one parameter of a submitted point.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Message">What is wrong and what was expected; continues a sentence that begins with the name.</param>
public sealed record PointError(string Parameter, string Message);
