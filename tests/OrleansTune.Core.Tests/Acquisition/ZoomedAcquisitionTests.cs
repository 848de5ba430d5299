using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Tests.Acquisition;

public class ZoomedAcquisitionTests
{
    private static readonly Zoom Zoom = new([0.3, 0.7], [0.01, 0.02]);

    [Fact]
    public void The_middle_of_the_cube_is_the_centre_and_its_faces_are_half_a_width_away()
    {
        Assert.Equal([0.5, 0.5], Zoom.In([0.3, 0.7]));
        Assert.All(Zoom.In([0.305, 0.69]).Zip([1, 0.0]), p => Assert.Equal(p.Second, p.First, 1e-9));
    }

    [Fact]
    public void Its_gradient_agrees_with_differences_in_the_coordinates_of_the_space()
    {
        const double Step = 1e-7;
        var zoomed = new ZoomedAcquisition(new GpImprovement(Conditioned([[0.5, 0.5], [0.2, 0.9], [0.8, 0.4]], [-1, 0.3, 0.7]), -0.8), Zoom);
        double[] at = [0.302, 0.697];
        var gradient = new double[2];
        double score = zoomed.Score(at, gradient);
        List<double[]> around = [at, [at[0] + Step, at[1]], [at[0] - Step, at[1]], [at[0], at[1] + Step], [at[0], at[1] - Step]];
        var scores = new double[around.Count];
        zoomed.Score(around, scores);
        Assert.Equal(score, scores[0], 1e-9);
        Assert.Equal(1, (scores[1] - scores[2]) / (2 * Step) / gradient[0], 1e-4);
        Assert.Equal(1, (scores[3] - scores[4]) / (2 * Step) / gradient[1], 1e-4);
    }

    private static SurrogateModel Conditioned(double[][] points, double[] values)
    {
        double[] theta = [Math.Log(0.4), Math.Log(0.5), 0, Math.Log(1e-4)];
        return new SurrogateModel(new GpData(points, [false, false]), values, new GpLayout(2, IsAdditive: false), theta, 2);
    }
}
