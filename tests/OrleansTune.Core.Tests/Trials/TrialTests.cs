using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Trials;

public sealed class TrialTests
{
    private static readonly Objective[] One = [new("loss", Direction.Minimize)];
    private static readonly Objective[] Two = [new("loss", Direction.Minimize), new("accuracy", Direction.Maximize)];

    private static Trial Running { get; } = new() { Number = 0, State = TrialState.Running, Parameters = ParameterSet.Empty };

    [Fact]
    public void What_was_told_is_the_value_whatever_was_measured() =>
        Assert.Equal([5.0], (Running with { Steps = [new(1, 2)], Told = [5] }).ValuesFor(One).ToArray());

    [Fact]
    public void Of_one_objective_the_best_measurement_is_the_value_and_NaN_is_none() =>
        Assert.Equal([2.0], (Running with { Steps = [new(1, 3), new(2, 2), new(3, double.NaN), new(4, 4)] }).ValuesFor(One).ToArray());

    [Fact]
    public void Of_several_objectives_the_last_measurement_is_the_value() =>
        Assert.Equal([3.0, 4.0], (Running with { Steps = [new(1, [1.0, 9.0]), new(2, [3.0, 4.0])] }).ValuesFor(Two).ToArray());

    [Fact]
    public void A_trial_without_a_number_measured_has_no_value()
    {
        Assert.Empty(Running.ValuesFor(One).ToArray());
        Assert.Empty((Running with { Steps = [new(1, double.NaN)] }).ValuesFor(One).ToArray());
    }

    [Fact]
    public void A_failed_trial_has_no_value() =>
        Assert.Empty((Running with { State = TrialState.Failed, Steps = [new(1, 2)] }).ValuesFor(One).ToArray());

    [Fact]
    public void The_best_up_to_a_step_looks_no_further()
    {
        var trial = Running with { Steps = [new(1, 3), new(4, 1)] };
        Assert.Equal(3, trial.BestUpTo(3, One[0]));
        Assert.Equal(1, trial.BestUpTo(4, One[0]));
        Assert.True(double.IsNaN(trial.BestUpTo(0, One[0])));
    }
}
