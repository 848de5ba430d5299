using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using Xunit;

namespace OrleansTune.TestSupport.Sampling;

/// <content>What studies ask beside one objective, and what users bring.</content>
public abstract partial class SamplerConformance
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Several_objectives_are_served_or_refused_when_submitted(int objectives)
    {
        var study = Study("many kinds", objectives);
        var errors = Factory.Validate(study.Spec).ToList();
        if (!ServesSeveralObjectives)
        {
            Assert.Contains(errors, e => e.Message.Contains("objective", StringComparison.Ordinal) && e.Field.Length > 0);
            return;
        }

        Assert.Empty(errors);
        Finished(study, study.Run(30, p => [.. Enumerable.Range(0, objectives).Select(i => Conflict(study, p, i))]));
        AssertSound(study);
    }

    [Fact]
    public void Several_objectives_of_which_some_diverge_do_not_stop_it()
    {
        if (!ServesSeveralObjectives)
            return;
        var study = Study("nested conditions", 2);
        Finished(study, study.Run(30, p => study.Trials.Count % 4 == 0 ? [double.NaN, 1] : study.Trials.Count % 7 == 0 ? [1, 1] : [Conflict(study, p, 0), Conflict(study, p, 1)]));
        AssertSound(study);
    }

    [Fact]
    public void Constraints_are_taken_in()
    {
        var study = Study("many kinds", constraints: 2);
        Assert.Empty(Factory.Validate(study.Spec));
        double[][] kinds = [[-1, -1], [1, -2], [-1, 3], [double.NaN, -1], [1e300, 1e300], [double.PositiveInfinity, 0], [0, 0]];
        for (int i = 0; i < 35 && study.AskAll() is [var number]; i++)
        {
            study.Complete(number, Loss(study, study.Trials[number].Parameters));
            if (i % 8 != 7)
                study.Constrain(number, kinds[i % kinds.Length]);
        }

        Assert.True(EndsEarly || study.Trials.Count == 35);
        AssertSound(study);
    }

    [Fact]
    public void Nothing_feasible_does_not_stop_it()
    {
        var study = Study("logarithmic", constraints: 1);
        for (int i = 0; i < 25 && study.AskAll() is [var number]; i++)
        {
            study.Complete(number, 1);
            study.Constrain(number, 5);
        }

        Assert.True(EndsEarly || study.Trials.Count == 25);
        AssertSound(study);
    }

    [Fact]
    public void Enqueued_and_imported_points_are_respected()
    {
        var study = new ConformanceStudy(Factory, ConformanceSpaces.Finite);
        study.Import(OfFinite("a", 1), 3);
        study.Enqueue(OfFinite("a", 2));
        study.Import(OfFinite("a", 3), double.NaN);
        while (study.AskAll(4) is { Count: > 0 } numbers)
        {
            foreach (int number in numbers)
                study.Complete(number, number);
        }

        Assert.Equal(24, study.Trials.Count);
        AssertSound(study);
    }

    [Fact]
    public void A_study_may_begin_with_many_results_from_elsewhere()
    {
        var study = Study("nested conditions");
        for (int i = 0; i < 60; i++)
        {
            var point = ConformanceSpaces.Point(study.Spec.Space, i);
            study.Import(point, Loss(study, point));
        }

        Finished(study, study.Run(15, p => [Loss(study, p)]));
        AssertSound(study);
    }

    [Fact]
    public void The_same_point_may_have_been_imported_many_times()
    {
        var study = Study("many kinds");
        var point = ConformanceSpaces.Point(study.Spec.Space, 1);
        for (int i = 0; i < 30; i++)
            study.Import(point, i % 3);
        Finished(study, study.Run(10, p => [Loss(study, p)]));
        Assert.Equal(study.Trials.Count - 30, study.Trials.Skip(30).Select(t => t.Parameters).Distinct().Count());
        Assert.DoesNotContain(point, study.Trials.Where(t => t.Origin == TrialOrigin.Sampled).Select(t => t.Parameters));
    }

    [Fact]
    public void Maximising_is_minimising_with_the_sign_turned()
    {
        var space = ConformanceSpaces.All["many kinds"];
        var down = new ConformanceStudy(Factory, space);
        var up = new ConformanceStudy(Factory, space, direction: Direction.Maximize);
        down.Run(18, p => [Loss(down, p)]);
        up.Run(18, p => [-Loss(up, p)]);
        Assert.Equal(down.Trials.Select(t => t.Parameters), up.Trials.Select(t => t.Parameters));
    }

    private static ParameterSet OfFinite(string c, long n) =>
        new([new("n", ParameterValue.Of(n)), new("c", ParameterValue.Of(c))]);

    // Objective i is best near another corner.
    private static double Conflict(ConformanceStudy study, ParameterSet point, int i) =>
        study.Spec.Space.ToUnit(point).Where(x => !double.IsNaN(x)).Sum(x => Math.Abs(x - (0.2 + (0.3 * i))));
}
