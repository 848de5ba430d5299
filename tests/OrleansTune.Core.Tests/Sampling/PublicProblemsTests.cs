using OrleansTune.TestSupport.Objectives;

namespace OrleansTune.Core.Tests.Sampling;

public class PublicProblemsTests
{
    [Fact]
    public void Every_problem_agrees_with_its_check_points()
    {
        var problems = ProblemReader.Read(Path.Combine(AppContext.BaseDirectory, "Anchors", "problems.json"));
        Assert.Equal(10, problems.Count);
        foreach (var problem in problems)
        {
            Assert.Equal(3, problem.CheckPoints.Count);
            foreach (var (point, value) in problem.CheckPoints)
                Assert.Equal(value, problem.Evaluate(point), 1e-9 * Math.Max(1e-3, Math.Abs(value)));
        }
    }
}
