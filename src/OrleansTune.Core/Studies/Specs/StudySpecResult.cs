namespace OrleansTune.Core.Studies.Specs;

/// <summary>What reading a submitted spec gave.</summary>
/// <param name="Spec">The spec; null when there are errors.</param>
/// <param name="Errors">Every fault, in the order of the submission's sections; empty when the spec is good.</param>
public sealed record StudySpecResult(StudySpec? Spec, IReadOnlyList<SpecError> Errors);
