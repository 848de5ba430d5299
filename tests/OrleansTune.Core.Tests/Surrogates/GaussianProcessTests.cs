using OrleansTune.Core.Numerics;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Tests.Surrogates;

public class GaussianProcessTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void The_gradient_of_the_posterior_agrees_with_differences(bool additive, bool partial)
    {
        var (process, layout) = Process(additive, partial);
        var theta = process.Prior.Mode.Select((t, i) => t + (0.2 * Math.Sin(i))).ToArray();
        var gradient = new double[layout.Length];
        process.NegativeLogPosterior(theta, gradient);
        for (int i = 0; i < theta.Length; i++)
        {
            double numeric = Difference(theta, i, t => process.NegativeLogPosterior(t, new double[layout.Length]));
            Assert.Equal(numeric, gradient[i], 1e-4 * (1 + Math.Abs(numeric)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_gradient_of_a_prediction_agrees_with_differences(bool additive)
    {
        var (process, _) = Process(additive);
        process.TryCondition(process.Prior.Mode);
        double[] x = [0.31, 0.77, 0.25];
        var byMean = new double[3];
        var byVariance = new double[3];
        process.Predict(x, byMean, byVariance);
        for (int d = 0; d < 2; d++)
        {
            Assert.Equal(Difference(x, d, p => process.Predict(p).Mean), byMean[d], 1e-5);
            Assert.Equal(Difference(x, d, p => process.Predict(p).Variance), byVariance[d], 1e-5);
        }

        Assert.Equal(0, byMean[2]);
    }

    [Fact]
    public void Predictions_at_the_data_are_the_data_and_certain()
    {
        var points = Points(20);
        var process = new GaussianProcess(new GpData(points, [false, false, true]), Values(points), new GpLayout(3, false));
        var theta = process.Prior.Mode;
        theta[process.Layout.Noise] = process.Prior.Low[process.Layout.Noise];
        Assert.True(process.TryCondition(theta));
        foreach (var point in points)
        {
            var (mean, variance) = process.Predict(point);
            Assert.Equal(Values([point])[0], mean, 1e-3);
            Assert.InRange(variance, 0, 1e-4);
        }
    }

    [Fact]
    public void Predictions_of_many_points_are_those_of_each()
    {
        var (process, _) = Process(additive: true);
        process.TryCondition(process.Prior.Mode);
        var points = Points(77);
        var means = new double[77];
        var variances = new double[77];
        process.Predict(points, means, variances);
        for (int i = 0; i < 77; i++)
        {
            var (mean, variance) = process.Predict(points[i]);
            Assert.Equal(mean, means[i], 9);
            Assert.Equal(variance, variances[i], 9);
        }
    }

    [Fact]
    public void Open_points_that_are_not_drawn_leave_predictions_as_they_are()
    {
        var (told, open, theta) = WithOpenPoints();
        told.TryCondition(theta);
        open.TryCondition(theta);
        foreach (var x in Points(40))
        {
            Assert.Equal(told.Predict(x).Mean, open.Predict(x).Mean, 1e-8);
            Assert.True(open.Predict(x).Variance <= told.Predict(x).Variance + 1e-9);
        }
    }

    [Fact]
    public void Draws_of_open_points_have_the_means_and_variances_that_are_believed()
    {
        const int Draws = 4000;
        var (told, open, theta) = WithOpenPoints();
        told.TryCondition(theta);
        open.TryCondition(theta);
        var random = new RandomStream(8);
        open.Draw([.. Enumerable.Range(0, Draws).Select(_ => Enumerable.Range(0, 6).Select(_ => random.NextNormal()).ToArray())]);
        foreach (var x in Points(60).Skip(30))
        {
            var means = new double[Draws];
            open.PredictDraws(x, means);
            double mean = means.Average();
            double spread = means.Average(m => (m - mean) * (m - mean));
            var believed = told.Predict(x);
            // What the draws differ by, and what they leave open, is all that was open before.
            Assert.Equal(believed.Mean, mean, 5 * Math.Sqrt(believed.Variance / Draws) + 1e-9);
            Assert.Equal(believed.Variance, spread + open.Predict(x).Variance, 0.12 * believed.Variance + 1e-9);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_gradient_of_draws_agrees_with_differences(bool additive)
    {
        var (_, open, theta) = WithOpenPoints(additive);
        open.TryCondition(theta);
        open.Draw([[1, -1, 0.5, 0, 2, -0.3], [0, 0, 1, -2, 0.1, 1]]);
        double[] x = [0.31, 0.77, 0.25];
        double[] weights = [0.7, -1.3];
        var gradient = new double[3];
        open.DrawGradient(x, weights, gradient);
        double Weighted(double[] at)
        {
            var means = new double[2];
            open.PredictDraws(at, means);
            return (weights[0] * means[0]) + (weights[1] * means[1]);
        }

        for (int d = 0; d < 2; d++)
            Assert.Equal(Difference(x, d, Weighted), gradient[d], 1e-5);
        Assert.Equal(0, gradient[2]);
    }

    // The same data, and six points more whose values are open.
    private static (GaussianProcess Told, GaussianProcess Open, double[] Theta) WithOpenPoints(bool additive = false)
    {
        var points = Points(26);
        var told = points[..20];
        var layout = new GpLayout(3, additive);
        bool[] categories = [false, false, true];
        var open = new GaussianProcess(new GpData(points, categories), Values(told), layout);
        return (new GaussianProcess(new GpData(told, categories), Values(told), layout), open, open.Prior.Mode);
    }

    private static (GaussianProcess Process, GpLayout Layout) Process(bool additive, bool partial = false)
    {
        var points = Points(21);
        var layout = new GpLayout(3, additive, partial);
        return (new GaussianProcess(new GpData(points, [false, false, true], partial), Values(points), layout), layout);
    }

    private static List<double[]> Points(int count)
    {
        var random = new RandomStream(5);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextDouble(), random.NextDouble(), 0.25 + (0.5 * random.Next(2)) })];
    }

    private static double[] Values(List<double[]> points) =>
        [.. points.Select(p => Math.Sin(5 * p[0]) + (p[1] * p[1]) + (p[2] > 0.5 ? 1 : 0))];

    private static double Difference(double[] at, int index, Func<double[], double> function)
    {
        const double Step = 1e-5;
        var up = (double[])at.Clone();
        var down = (double[])at.Clone();
        up[index] += Step;
        down[index] -= Step;
        return (function(up) - function(down)) / (2 * Step);
    }
}
