using OrleansTune.Core.Sampling.Bayesian;

namespace OrleansTune.Core.Tests.Sampling;

public class RestartPolicyTests
{
    [Fact]
    public void A_search_that_still_gains_is_not_restarted_and_a_settled_one_is()
    {
        var gaining = Enumerable.Range(0, 30).Select(i => At(i, i / 30.0, 30 - i)).ToList();
        Assert.Equal(-1, RestartPolicy.Update(-1, gaining, 30));
        var settled = Enumerable.Range(0, 30).Select(i => At(i, i / 30.0, i < 10 ? 30 - i : 20)).ToList();
        Assert.Equal(30, RestartPolicy.Update(-1, settled, 30));
    }

    [Fact]
    public void A_search_that_finds_nothing_but_worse_has_not_settled()
    {
        var misled = Enumerable.Range(0, 30).Select(i => At(i, i / 30.0, i == 9 ? 19.5 : i < 10 ? 30 - i : 20 + (0.1 * (i % 3)))).ToList();
        Assert.Equal(-1, RestartPolicy.Update(-1, misled, 30));
    }

    [Fact]
    public void Every_other_trial_is_the_restarted_searchs_and_it_begins_anew_when_it_comes_to_the_same_place()
    {
        Assert.Equal([false, true, false, true], new[] { 9, 10, 11, 12 }.Select(n => RestartPolicy.IsTurn(10, n)));
        List<Observation> observations = [At(0, 0.5, 1), At(1, 0.9, 5), At(10, 0.1, 4), At(11, 0.5, 1)];
        Assert.Equal(10, RestartPolicy.Update(10, observations, 12));
        observations.Add(At(12, 0.52, 1.5));
        Assert.Equal(14, RestartPolicy.Update(10, observations, 14));
        Assert.Equal(10, RestartPolicy.Update(10, observations, 13));
        // Also when it is the one that came further.
        observations.Add(At(14, 0.51, 0.5));
        Assert.Equal(16, RestartPolicy.Update(10, observations, 16));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void Some_trials_of_the_settled_search_refine_it_however_often_restarts_begin(int restartedAt)
    {
        var numbers = Enumerable.Range(restartedAt, 12).ToList();
        var refining = numbers.Where(n => RestartPolicy.IsRefinement(restartedAt, n)).ToList();
        Assert.Equal(2, refining.Count);
        Assert.Equal(6, refining[1] - refining[0]);
        Assert.DoesNotContain(refining, n => RestartPolicy.IsTurn(restartedAt, n));
        Assert.All(numbers, n => Assert.Equal(RestartPolicy.IsRefinement(restartedAt, n), RestartPolicy.IsRefinement(restartedAt - 2, n)));
        Assert.DoesNotContain(numbers, n => RestartPolicy.IsRefinement(-1, n));
    }

    private static Observation At(int number, double x, double loss) => new(number, [x, x], [loss], []);
}
