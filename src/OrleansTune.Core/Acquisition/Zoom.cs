namespace OrleansTune.Core.Acquisition;

/// <summary>A small part of the space seen as large as the unit cube.</summary>
/// <param name="Centre">The encoded point that becomes the middle of the cube.</param>
/// <param name="Widths">Per dimension the length that becomes 1.</param>
internal readonly record struct Zoom(double[] Centre, double[] Widths)
{
    /// <summary>The zoomed coordinates of an encoded point.</summary>
    public double[] In(ReadOnlySpan<double> point)
    {
        var zoomed = new double[Centre.Length];
        for (int d = 0; d < zoomed.Length; d++)
            zoomed[d] = 0.5 + ((point[d] - Centre[d]) / Widths[d]);
        return zoomed;
    }
}
