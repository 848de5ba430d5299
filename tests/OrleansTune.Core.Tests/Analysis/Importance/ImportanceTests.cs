using OrleansTune.Core.Analysis.Importance;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Analysis.Importance;

public class ImportanceTests
{
    private static readonly SearchSpace Plain = new(
    [
        new FloatParameter("large", -1, 1),
        new FloatParameter("small", 1e-3, 1, log: true),
        new FloatParameter("none", 0, 1),
        new CategoricalParameter("kind", [.. new[] { "a", "b", "c" }.Select(ParameterValue.Of)]),
        new FixedParameter("fixed", ParameterValue.Of(1)),
    ]);

    public static TheoryData<string> Methods => ["fanova", "ped-anova"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Shares_sum_to_one_and_name_every_parameter(string method)
    {
        var shares = Evaluate(method, Plain, 100, Value).Shares;
        Assert.Equal(1, shares.Sum(s => s.Value), 1e-9);
        Assert.Equal(Plain.Parameters.Select(p => p.Name).Order(), shares.Select(s => s.Key).Order());
        Assert.All(shares, s => Assert.InRange(s.Value, 0, 1));
        Assert.Equal(shares.Select(s => s.Value).OrderDescending(), shares.Select(s => s.Value));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_parameter_that_moves_the_objective_most_comes_first(string method)
    {
        var importance = Evaluate(method, Plain, 200, Value);
        Assert.Equal("large", importance.Shares[0].Key);
        Assert.True(Share(importance, "none") < 0.5 * Share(importance, "large"));
        Assert.Equal(0, Share(importance, "fixed"));
    }

    [Fact]
    public void Fanova_divides_an_additive_function_as_its_variances_do()
    {
        // Ranking bends the function a little; the variances of x and 0.5 x stand as 4 to 1.
        var space = new SearchSpace([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1), new FloatParameter("z", 0, 1)]);
        var importance = Evaluate("fanova", space, 600, p => p.GetDouble("x") + (0.5 * p.GetDouble("y")));
        Assert.InRange(Share(importance, "x"), 0.72, 0.86);
        Assert.InRange(Share(importance, "y"), 0.14, 0.26);
        Assert.InRange(Share(importance, "z"), 0, 0.03);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_category_can_matter_most(string method)
    {
        var importance = Evaluate(method, Plain, 150, p => p.GetString("kind") == "b" ? 0 : 5 + (0.1 * p.GetDouble("large")));
        Assert.Equal("kind", importance.Shares[0].Key);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Conditional_parameters_are_judged_where_they_are_active(string method)
    {
        var space = ConformanceSpaces.All["nested conditions"];
        var importance = Evaluate(method, space, 300, p => p.GetString("model") == "trees" ? 0.1 * p.GetDouble("depth") : 10);
        Assert.Equal(["depth", "model"], importance.Shares.Take(2).Select(s => s.Key).Order());
        Assert.True(Share(importance, "model") > 0.3);
        Assert.True(Share(importance, "penalty") < 0.1);
        Assert.True(Share(importance, "beta") < 0.1);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_same_trials_and_seed_give_the_same_shares(string method) =>
        Assert.Equal(Evaluate(method, Plain, 60, Value).Shares, Evaluate(method, Plain, 60, Value).Shares);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Too_few_trials_are_said_to_be_too_few(string method)
    {
        var importance = Evaluate(method, Plain, 9, Value);
        Assert.Empty(importance.Shares);
        Assert.Contains("not enough trials", importance.Reason, StringComparison.Ordinal);
        Assert.Contains("there are 9", importance.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_constant_objective_has_no_importance_but_a_reason(string method) =>
        Assert.Contains("same value", Evaluate(method, Plain, 30, _ => 1).Reason, StringComparison.Ordinal);

    [Fact]
    public void Only_completed_trials_with_a_finite_value_count()
    {
        var spec = Spec(Plain);
        Trial[] trials =
        [
            At(0, 1),
            At(1, double.NaN),
            At(2, double.PositiveInfinity),
            At(3, 2) with { State = TrialState.Failed },
            At(4, 2) with { State = TrialState.Running, Told = [] },
        ];
        Assert.Single(ImportanceData.Of(spec, trials).Points);
    }

    private static double Value(ParameterSet p) => (10 * Math.Pow(p.GetDouble("large") - 0.5, 2)) + p.GetDouble("small");

    private static double Share(ParameterImportance importance, string name) => importance.Shares.Single(s => s.Key == name).Value;

    private static ParameterImportance Evaluate(string method, SearchSpace space, int trials, Func<ParameterSet, double> value)
    {
        IImportanceEvaluator[] all = [new FanovaImportance(), new PedAnovaImportance()];
        var done = Enumerable.Range(0, trials).Select(i => At(i, 0, space)).Select(t => t with { Told = [value(t.Parameters)] });
        return all.Single(e => e.Name == method).Evaluate(ImportanceData.Of(Spec(space), done));
    }

    private static Trial At(int number, double value, SearchSpace? space = null) => new()
    {
        Number = number,
        State = TrialState.Completed,
        Parameters = ConformanceSpaces.Point(space ?? Plain, number),
        Told = [value],
    };

    private static StudySpec Spec(SearchSpace space) => new()
    {
        Name = "importance",
        Objectives = [new("loss", Direction.Minimize)],
        Space = space,
        Seed = 4,
    };
}
