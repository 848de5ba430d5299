using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Acquisition;

/// <summary>How low one draw of the function lies: its minimiser is a draw from what is believed of the optimum (Thompson sampling).</summary>
/// <param name="model">The surrogate with one draw of its open points, which stand for the function between them.</param>
internal sealed class PathDescent(SurrogateModel model) : IAcquisition
{
    private static readonly double[] Downwards = [-1];

    public void Score(IReadOnlyList<double[]> points, Span<double> scores)
    {
        for (int i = 0; i < points.Count; i++)
            scores[i] = Value(points[i]);
    }

    public double Score(ReadOnlySpan<double> point, Span<double> gradient)
    {
        model.DrawGradient(point, Downwards, gradient);
        return Value(point);
    }

    private double Value(ReadOnlySpan<double> point)
    {
        Span<double> mean = stackalloc double[1];
        model.PredictDraws(point, mean);
        return -mean[0];
    }
}
