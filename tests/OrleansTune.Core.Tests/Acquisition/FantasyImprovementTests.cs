using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Tests.Acquisition;

public class FantasyImprovementTests
{
    private const int Draws = 8;

    [Fact]
    public void Its_gradient_agrees_with_differences()
    {
        var acquisition = new FantasyImprovement(Model(), [.. Enumerable.Range(0, Draws).Select(s => -0.5 - (0.1 * s))]);
        double[] at = [0.37, 0.62];
        var gradient = new double[2];
        acquisition.Score(at, gradient);
        for (int d = 0; d < 2; d++)
        {
            const double Step = 1e-5;
            double[] up = [.. at];
            double[] down = [.. at];
            up[d] += Step;
            down[d] -= Step;
            double difference = (acquisition.Score(up, new double[2]) - acquisition.Score(down, new double[2])) / (2 * Step);
            Assert.Equal(difference, gradient[d], 1e-4 * (1 + Math.Abs(difference)));
        }
    }

    [Fact]
    public void Scores_of_many_points_are_those_of_each()
    {
        var acquisition = new FantasyImprovement(Model(), [.. Enumerable.Repeat(-0.7, Draws)]);
        var points = Points(50);
        var scores = new double[50];
        acquisition.Score(points, scores);
        for (int i = 0; i < 50; i++)
            Assert.Equal(1, acquisition.Score(points[i], new double[2]) / scores[i], 1e-9);
    }

    [Fact]
    public void A_point_that_is_being_tried_promises_next_to_nothing_beyond_itself()
    {
        var model = Model();
        var open = Points(20)[^1];
        var thresholds = model.PredictDraws([open], Draws)[0];
        var acquisition = new FantasyImprovement(model, thresholds);
        Assert.True(acquisition.Score(open, new double[2]) < -5);
    }

    // Five of the twenty points are open.
    private static SurrogateModel Model()
    {
        var points = Points(20);
        var layout = new GpLayout(2, IsAdditive: false);
        var theta = new GpPrior(layout).Mode;
        var model = new SurrogateModel(
            new GpData(points, [false, false]), [.. points[..15].Select(p => Math.Sin(7 * p[0]) + p[1])], layout, theta, 2);
        var random = new RandomStream(4);
        model.Draw([.. Enumerable.Range(0, Draws).Select(_ => Enumerable.Range(0, 5).Select(_ => random.NextNormal()).ToArray())]);
        return model;
    }

    private static List<double[]> Points(int count)
    {
        var random = new RandomStream(9);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextDouble(), random.NextDouble() })];
    }
}
