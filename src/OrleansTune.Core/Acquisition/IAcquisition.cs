namespace OrleansTune.Core.Acquisition;

/// <summary>Scores encoded points; larger is more worth trying.</summary>
internal interface IAcquisition
{
    /// <summary>The scores of many points.</summary>
    void Score(IReadOnlyList<double[]> points, Span<double> scores);

    /// <summary>The score of one point, and its derivatives by the coordinates (0 for categories).</summary>
    double Score(ReadOnlySpan<double> point, Span<double> gradient);
}
