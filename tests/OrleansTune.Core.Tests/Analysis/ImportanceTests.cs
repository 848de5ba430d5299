using OrleansTune.Core.Analysis;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Analysis;

public class ImportanceTests
{
    private static readonly Objective[] Objectives = [new("loss", Direction.Minimize)];

    private static readonly SearchSpace Space = new(
    [
        new FloatParameter("much", 0, 1), new FloatParameter("little", 0, 1), new FixedParameter("fixed", ParameterValue.Of(1)),
        new CategoricalParameter("choice", [ParameterValue.Of("a"), ParameterValue.Of("b"), ParameterValue.Of("c")]), new FloatParameter("none", 0, 1),
    ]);

    [Fact]
    public void Functional_anova_gives_each_parameter_its_share_of_the_variance()
    {
        // Variances: 16/12 for "much", 1/12 for "little", 2/9 for "choice".
        var shares = FAnovaImportance.Of(Space, Trials(300), Objectives).ToDictionary(i => i.Parameter, i => i.Importance);
        Assert.Equal(1, shares.Values.Sum(), 9);
        Assert.InRange(shares["much"], 0.7, 0.95);
        Assert.InRange(shares["choice"], 0.03, 0.25);
        Assert.InRange(shares["none"], 0, 0.05);
        Assert.DoesNotContain("fixed", shares.Keys);
    }

    [Fact]
    public void Ped_anova_ranks_by_what_the_best_trials_have_in_common()
    {
        var ranked = PedAnovaImportance.Of(Space, Trials(300), Objectives);
        Assert.Equal("much", ranked[0].Parameter);
        Assert.Equal(1, ranked.Sum(i => i.Importance), 9);
        Assert.True(ranked.Single(i => i.Parameter == "none").Importance < 0.15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20)]
    public void A_constant_or_hardly_begun_study_gives_finite_shares(int count)
    {
        var flat = Trials(count).Select(t => t with { Told = [1] }).ToList();
        Assert.All(FAnovaImportance.Of(Space, flat, Objectives), i => Assert.Equal(0, i.Importance));
        Assert.All(PedAnovaImportance.Of(Space, flat, Objectives), i => Assert.InRange(i.Importance, 0, 1));
    }

    private static List<Trial> Trials(int count)
    {
        var random = new RandomStream(1);
        var trials = new List<Trial>();
        for (int i = 0; i < count; i++)
        {
            var point = Space.FromUnit([random.NextDouble(), random.NextDouble(), 0, random.NextDouble(), random.NextDouble()]);
            double loss = (4 * point.GetDouble("much")) + point.GetDouble("little") + (point.GetString("choice") == "b" ? 1 : 0);
            trials.Add(new() { Number = i, State = TrialState.Completed, Parameters = point, Told = [loss] });
        }

        return trials;
    }
}
