using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Tests.Acquisition;

public class GpImprovementTests
{
    private const double Noise = 0.05;

    // Tried: one point five times, with some luck, and another one once.
    private static readonly SurrogateModel Model = Conditioned([[0.3, 0.4], [0.3, 0.4], [0.3, 0.4], [0.3, 0.4], [0.3, 0.4], [0.8, 0.7]], [-1.2, -0.8, -1, -1.1, -0.9, 1]);

    [Theory]
    [InlineData(0)]
    [InlineData(Noise)]
    public void Its_gradient_agrees_with_differences(double noise)
    {
        const double Step = 1e-5;
        var improvement = new GpImprovement(Model, -1.1, noise);
        double[] at = [0.45, 0.35];
        var gradient = new double[2];
        double score = improvement.Score(at, gradient);
        List<double[]> around = [at, [at[0] + Step, at[1]], [at[0] - Step, at[1]], [at[0], at[1] + Step], [at[0], at[1] - Step]];
        var scores = new double[around.Count];
        improvement.Score(around, scores);
        Assert.Equal(score, scores[0], 1e-9);
        Assert.Equal((scores[1] - scores[2]) / (2 * Step), gradient[0], 1e-4);
        Assert.Equal((scores[3] - scores[4]) / (2 * Step), gradient[1], 1e-4);
    }

    [Fact]
    public void Of_noisy_values_a_point_tried_often_is_less_worth_another_trial_than_one_beside_it()
    {
        List<double[]> points = [[0.3, 0.4], [0.35, 0.4]];
        var plain = new double[2];
        var augmented = new double[2];
        new GpImprovement(Model, -1, 0).Score(points, plain);
        new GpImprovement(Model, -1, Noise).Score(points, augmented);
        Assert.True(augmented[0] - plain[0] < augmented[1] - plain[1]);
        Assert.All(Enumerable.Range(0, 2), i => Assert.True(augmented[i] < plain[i]));
    }

    [Fact]
    public void It_stays_finite_where_next_to_nothing_is_left_to_learn()
    {
        var model = Conditioned([.. Enumerable.Repeat(new[] { 0.5, 0.5 }, 100)], new double[100]);
        var gradient = new double[2];
        Assert.True(double.IsFinite(new GpImprovement(model, -1, 1e6).Score([0.5, 0.5], gradient)));
        Assert.All(gradient, g => Assert.True(double.IsFinite(g)));
    }

    private static SurrogateModel Conditioned(double[][] points, double[] values)
    {
        var layout = new GpLayout(2, IsAdditive: false);
        double[] theta = [Math.Log(0.4), Math.Log(0.5), 0, Math.Log(Noise)];
        return new SurrogateModel(new GpData(points, [false, false]), values, layout, theta, 2);
    }
}
