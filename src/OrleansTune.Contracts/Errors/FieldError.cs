namespace OrleansTune.Contracts;

/// <summary>One fault of a request.</summary>
/// <param name="Field">Path of the faulty field in the body, such as <c>searchSpace[2].low</c>, or the query parameter's name.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record FieldError(string Field, string Message);
