using OrleansTune.Core.Analysis;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Analysis;

public class ParetoFrontTests
{
    private static readonly Objective[] Objectives = [new("cost", Direction.Minimize), new("accuracy", Direction.Maximize)];

    [Fact]
    public void Only_trials_that_no_other_betters_are_on_the_front()
    {
        Trial[] trials =
        [
            Completed(0, 1, 0.5), Completed(1, 2, 0.9), Completed(2, 2, 0.8), Completed(3, 0.5, 0.1), Completed(4, double.NaN, 1),
            Completed(5, 0, 1) with { Constraints = [0.1] }, Completed(6, 0, 1) with { State = TrialState.Running }, Completed(7, 1, 0.5),
        ];
        Assert.Equal([0, 1, 3, 7], ParetoFront.Of(trials, Objectives).Select(t => t.Number));
    }

    [Fact]
    public void The_hypervolume_is_the_area_under_a_staircase_and_the_volume_of_a_box()
    {
        Assert.Equal(5, Hypervolume.Of([[0, 2], [1, 1], [1, 2.5], [5, 0]], [3, 3]), 12);
        Assert.Equal(24, Hypervolume.Of([[1, 1, 1]], [3, 4, 5]), 12);
        Assert.Equal(9, Hypervolume.Of([[0, 0, 0], [1, 1, -1]], [2, 2, 2]), 12);
        Assert.Equal(0, Hypervolume.Of([[4.0, 4.0]], [3, 3]));
    }

    private static Trial Completed(int number, double cost, double accuracy) =>
        new() { Number = number, State = TrialState.Completed, Parameters = ParameterSet.Empty, Told = [cost, accuracy] };
}
