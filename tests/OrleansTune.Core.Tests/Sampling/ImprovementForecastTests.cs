using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Spaces;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling;

public class ImprovementForecastTests
{
    [Fact]
    public void It_falls_as_a_study_converges_and_is_in_the_objectives_units()
    {
        Assert.Null(ImprovementForecast.Of(Study(5, 1).Context));
        double early = ImprovementForecast.Of(Study(12, 1).Context)!.Value;
        double late = ImprovementForecast.Of(Study(35, 1).Context)!.Value;
        double scaled = ImprovementForecast.Of(Study(12, 1000).Context)!.Value;
        Assert.True(early > 0 && late < 0.1 * early, $"{early}, then {late}");
        Assert.Equal(1000 * early, scaled, early);
    }

    private static ConformanceStudy Study(int trials, double scale)
    {
        var space = new SearchSpace([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]);
        var study = new ConformanceStudy(SamplerCatalog.Default.Find("gp")!, space);
        for (int i = 0; i < trials; i++)
        {
            int number = study.Ask();
            double x = study.Trials[number].Parameters.GetDouble("x");
            double y = study.Trials[number].Parameters.GetDouble("y");
            study.Complete(number, scale * (Math.Sin(6 * x) + Math.Pow(y - 0.3, 2)));
        }

        return study;
    }
}
