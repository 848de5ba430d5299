using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling;

public class DesignSamplersTests
{
    private static readonly Problem Finite = new(
        "finite",
        new SearchSpace([new IntParameter("a", 1, 4, log: true), new CategoricalParameter("b", [ParameterValue.Of("x"), ParameterValue.Of("y")]),
            new FloatParameter("c", 0, 1, step: 0.5, when: [new("b", [ParameterValue.Of("y")])])]),
        p => p.GetDouble("a"));

    [Theory]
    [InlineData("random")]
    [InlineData("sobol")]
    [InlineData("grid")]
    [InlineData("gp")]
    [InlineData("auto")]
    public void A_finite_space_is_used_up_without_a_point_twice(string name)
    {
        var study = new SimulatedStudy(Finite, SamplerCatalog.Default.Find(name)!, 1, 100);
        study.Run();
        Assert.Equal(16, study.Trials.Count);
        Assert.Equal(16, study.Trials.Select(t => t.Parameters).Distinct().Count());
    }

    [Fact]
    public void A_grid_holds_both_bounds_of_a_continuous_parameter()
    {
        var problem = new Problem("line", new SearchSpace([new FloatParameter("x", 2, 4)]), p => p.GetDouble("x"));
        var study = new SimulatedStudy(problem, SamplerCatalog.Default.Find("grid")!, 1, 100);
        study.Run();
        var values = study.Trials.Select(t => t.Parameters.GetDouble("x")).ToList();
        Assert.Equal((10, 2.0, 4.0), (values.Count, values[0], values[^1]));
    }

    [Fact]
    public void Names_are_listed_and_unknown_ones_are_not_found()
    {
        Assert.Contains("random", SamplerCatalog.Default.Names);
        Assert.Null(SamplerCatalog.Default.Find("no-such"));
    }
}
