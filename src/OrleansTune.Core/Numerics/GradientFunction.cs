namespace OrleansTune.Core.Numerics;

/// <summary>A function to minimise: gives its value at <paramref name="x"/> and writes its gradient; a value that is not finite marks a point outside its domain.</summary>
internal delegate double GradientFunction(ReadOnlySpan<double> x, Span<double> gradient);
