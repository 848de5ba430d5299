using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Sampling;

public sealed class UsedPointsTests
{
    private const int Pages = 3;
    private const int PageSize = 16;

    [Fact]
    public void A_history_that_goes_on_keeps_its_points_and_gains_the_new_ones()
    {
        var history = HistoryOf(Pages * PageSize - 10);
        var used = new UsedPoints();
        used.Follow(history.Snapshot());
        history.Put(history[5] with { State = TrialState.Completed });
        for (int i = 0; i < 20; i++)
            history.Put(TrialOf(history.Count, history.Count));
        used.Follow(history.Snapshot());
        Assert.All(history.Snapshot(), trial => Assert.True(used.Contains(trial.Parameters)));
        Assert.False(used.Contains(Point(history.Count)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PageSize)]
    [InlineData(Pages * PageSize - 1)]
    public void A_history_in_which_one_point_is_another_is_taken_in_anew(int number)
    {
        var history = HistoryOf(Pages * PageSize);
        var used = new UsedPoints();
        used.Follow(history.Snapshot());
        history.Put(TrialOf(number, -1));
        used.Follow(history.Snapshot());
        Assert.False(used.Contains(Point(number)));
        Assert.True(used.Contains(Point(-1)));
    }

    [Fact]
    public void A_shorter_history_is_taken_in_anew()
    {
        var used = new UsedPoints();
        used.Follow(HistoryOf(300).Snapshot());
        used.Follow(HistoryOf(299).Snapshot());
        Assert.False(used.Contains(Point(299)));
        Assert.True(used.Contains(Point(298)));
    }

    private static TrialHistory HistoryOf(int count)
    {
        var history = new TrialHistory(PageSize);
        for (int i = 0; i < count; i++)
            history.Put(TrialOf(i, i));
        return history;
    }

    private static Trial TrialOf(int number, double x) => new() { Number = number, State = TrialState.Running, Parameters = Point(x) };

    private static ParameterSet Point(double x) => new([new("x", ParameterValue.Of(x))]);
}
