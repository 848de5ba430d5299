namespace OrleansTune.Core.Acquisition;

/// <summary>An acquisition whose surrogate sees a part of the space as large as the unit cube.</summary>
/// <param name="inner">The acquisition over the zoomed coordinates.</param>
/// <param name="zoom">Which part.</param>
internal sealed class ZoomedAcquisition(IAcquisition inner, Zoom zoom) : IAcquisition
{
    public void Score(IReadOnlyList<double[]> points, Span<double> scores) => inner.Score([.. points.Select(p => zoom.In(p))], scores);

    public double Score(ReadOnlySpan<double> point, Span<double> gradient)
    {
        double score = inner.Score(zoom.In(point), gradient);
        for (int d = 0; d < gradient.Length; d++)
            gradient[d] /= zoom.Widths[d];
        return score;
    }
}
