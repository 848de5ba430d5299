namespace OrleansTune.Core.Studies;

/// <summary>One fault of a submission.</summary>
/// <param name="Field">Path of the faulty field, such as <c>searchSpace[2].low</c>.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record SpecError(string Field, string Message);
