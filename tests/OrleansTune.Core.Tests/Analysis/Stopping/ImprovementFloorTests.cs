using OrleansTune.Core.Analysis.Stopping;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Tests.Analysis.Stopping;

public class ImprovementFloorTests
{
    private static readonly StopSpec Floor = new() { MinImprovement = 0.1 };

    [Fact]
    public void A_study_ends_after_several_small_expectations_in_a_row() =>
        Assert.True(ImprovementFloor.IsReached(Floor, [3, 0.01, 0.01, 0.01, 0.01, 0.01]));

    [Fact]
    public void One_larger_expectation_begins_the_count_anew() =>
        Assert.False(ImprovementFloor.IsReached(Floor, [0.01, 0.01, 0.01, 0.01, 0.2, 0.01]));

    [Fact]
    public void Too_few_expectations_end_nothing() => Assert.False(ImprovementFloor.IsReached(Floor, [0, 0, 0, 0]));

    [Fact]
    public void Without_a_model_nothing_ends() =>
        Assert.False(ImprovementFloor.IsReached(Floor, [0, 0, null, 0, 0, 0]));

    [Fact]
    public void Without_a_floor_nothing_ends() => Assert.False(ImprovementFloor.IsReached(new(), [0, 0, 0, 0, 0, 0]));
}
