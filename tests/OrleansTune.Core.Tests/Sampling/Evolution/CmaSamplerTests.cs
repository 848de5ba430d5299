using OrleansTune.Core.Sampling.Evolution;
using OrleansTune.Core.Spaces;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Evolution;

public class CmaSamplerTests
{
    private static readonly CmaSamplerFactory Factory = new();

    [Fact]
    public void It_restarts_when_it_has_converged_and_finds_the_other_valley()
    {
        // The wide valley near 0.2 is not the deep one near 0.9; a single run that starts in the wide one stays there.
        var problem = new Problem("valleys", Square(), p =>
        {
            double wide = 1 + Distance(p, 0.2);
            double deep = 10 * Distance(p, 0.9);
            return Math.Min(wide, deep);
        });
        var study = new SimulatedStudy(problem, Factory, 2, 1500);
        study.Run();
        Assert.True(study.Trials.Min(t => t.Told[0]) < 1e-3);
    }

    [Fact]
    public void Imported_results_give_the_start()
    {
        var study = new ConformanceStudy(Factory, Square());
        for (int i = 0; i < 30; i++)
        {
            var point = ConformanceSpaces.Point(study.Spec.Space, i);
            study.Import(point, Distance(point, 0.75));
        }

        double mean = Enumerable.Range(0, 20).Average(_ => Distance(study.Trials[study.AskAll()[0]].Parameters, 0.75));
        Assert.True(mean < 0.1, $"{mean}");
    }

    [Fact]
    public void Integers_do_not_freeze_where_the_distribution_has_narrowed()
    {
        var space = new SearchSpace([new FloatParameter("x", 0, 1), new IntParameter("n", 0, 9)]);
        var study = new ConformanceStudy(Factory, space);
        study.Run(200, p => [Math.Pow(p.GetDouble("x") - 0.3, 2) + Math.Abs(p["n"].AsInt64() - 6)]);
        var late = study.Trials.TakeLast(60).Select(t => t.Parameters["n"].AsInt64()).ToList();
        Assert.True(late.Count(n => n == 6) > 30);
        Assert.Contains(late, n => n != 6);
    }

    [Fact]
    public void A_trial_that_ends_late_takes_its_place_as_if_it_had_not()
    {
        var study = new ConformanceStudy(Factory, Square());
        study.AskAll(20);
        int[] order = [.. Enumerable.Range(0, 20).OrderBy(i => i * 7 % 20)];
        foreach (int number in order)
        {
            study.Complete(number, Distance(study.Trials[number].Parameters, 0.4));
            Assert.Equal(study.Foreseen(2), study.Suggested(study.Context, 2));
        }
    }

    [Fact]
    public void A_population_outside_its_range_is_refused_by_name()
    {
        var options = new Dictionary<string, System.Text.Json.JsonElement> { ["population"] = System.Text.Json.JsonSerializer.SerializeToElement(3) };
        var spec = new ConformanceStudy(Factory, Square()).Spec with { Sampler = new("cmaes", options) };
        var error = Assert.Single(Factory.Validate(spec));
        Assert.Equal("sampler.population", error.Field);
    }

    private static SearchSpace Square() => new([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]);

    private static double Distance(ParameterSet p, double at) => Math.Pow(p.GetDouble("x") - at, 2) + Math.Pow(p.GetDouble("y") - at, 2);
}
