using OrleansTune.Cli.Progress;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tests.Progress;

public sealed class IncumbentChartTests
{
    [Fact]
    public void A_maximised_objective_climbs_to_its_last_value()
    {
        var lines = IncumbentChart.Draw([new(1, 0.5), new(50, 0.75), new(100, 1)], 100, ObjectiveSpec.Maximize("accuracy"));
        Assert.Equal("    best accuracy so far", lines[0]);
        Assert.StartsWith("  1 ┤", lines[1]);
        Assert.EndsWith("╭", lines[1]);
        Assert.StartsWith("0.5 ┤─", lines[10]);
        Assert.EndsWith("100 epochs", lines[^1]);
        Assert.Single(lines, l => l.Contains("╭───", StringComparison.Ordinal));
    }

    [Fact]
    public void A_minimised_objective_falls()
    {
        var lines = IncumbentChart.Draw([new(1, 3), new(60, 1)], 60, ObjectiveSpec.Minimize("loss"));
        Assert.StartsWith("3 ┤─", lines[1]);
        Assert.EndsWith("╮", lines[1]);
        Assert.StartsWith("1 ┤", lines[10]);
        Assert.EndsWith("╰", lines[10]);
    }

    [Fact]
    public void Every_column_after_the_first_value_shows_it_once()
    {
        var course = new IncumbentPoint[] { new(7, 0.1), new(8, 0.4), new(31, 0.5), new(32, 0.9), new(90, 0.95) };
        var lines = IncumbentChart.Draw(course, 120, ObjectiveSpec.Maximize("accuracy")).Skip(1).Take(10).Select(l => l.PadRight(70)).ToList();
        int left = lines[0].IndexOf('┤', StringComparison.Ordinal) + 1;
        for (int column = 3; column < 60; column++)
            Assert.Single(lines, l => l[left + column] is '─' or '╭');
    }

    [Fact]
    public void Without_an_improvement_there_is_nothing_to_draw() =>
        Assert.Empty(IncumbentChart.Draw([new(1, 0.5)], 10, ObjectiveSpec.Maximize("accuracy")));
}
