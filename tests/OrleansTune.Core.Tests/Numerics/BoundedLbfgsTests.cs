using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Tests.Numerics;

public class BoundedLbfgsTests
{
    [Fact]
    public void It_finds_the_bottom_of_a_curved_valley()
    {
        double[] x = [-1.2, 1];
        double value = new BoundedLbfgs { MaxEvaluations = 300, Tolerance = 0 }.Minimize(Valley, x, [-5, -5], [5, 5]);
        Assert.InRange(value, 0, 1e-10);
        Assert.Equal(1, x[0], 4);
    }

    [Fact]
    public void A_minimum_outside_is_met_at_the_bound()
    {
        double[] x = [-1.2, 0.2];
        new BoundedLbfgs { MaxEvaluations = 300, Tolerance = 0 }.Minimize(Valley, x, [-5, -5], [0.5, 5]);
        Assert.Equal(0.5, x[0], 6);
        Assert.Equal(0.25, x[1], 4);
    }

    [Fact]
    public void It_steps_back_from_where_the_function_is_undefined()
    {
        double[] x = [4];
        new BoundedLbfgs { FirstStep = 100 }.Minimize(
            (p, g) =>
            {
                g[0] = 1 - (1 / p[0]);
                return p[0] > 0 ? p[0] - Math.Log(p[0]) : double.PositiveInfinity;
            },
            x,
            [-10],
            [10]);
        Assert.Equal(1, x[0], 3);
    }

    private static double Valley(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = x[1] - (x[0] * x[0]);
        double b = 1 - x[0];
        gradient[0] = (-400 * x[0] * a) - (2 * b);
        gradient[1] = 200 * a;
        return (100 * a * a) + (b * b);
    }
}
