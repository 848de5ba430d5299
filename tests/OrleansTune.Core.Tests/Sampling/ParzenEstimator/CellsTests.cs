using OrleansTune.Core.Sampling.ParzenEstimator;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.ParzenEstimator;

public class CellsTests
{
    [Fact]
    public void Cells_part_the_unit_interval_as_the_parameter_does()
    {
        var discrete = ConformanceSpaces.All.Values.SelectMany(s => s.Parameters).Where(p => p.Cardinality is > 1 and <= 400);
        foreach (var parameter in discrete)
        {
            var cells = new Cells(parameter);
            Assert.Equal(1, Enumerable.Range(0, cells.Count).Sum(cells.Width), 1e-9);
            for (int i = 0; i < cells.Count; i++)
            {
                var value = parameter.FromUnit(cells.Middle(i));
                Assert.Equal(cells.Middle(i), parameter.ToUnit(value), 1e-12);
                Assert.Equal(value, parameter.FromUnit(cells.Low(i) + (0.01 * cells.Width(i))));
                Assert.Equal(value, parameter.FromUnit(cells.High(i) - (0.01 * cells.Width(i))));
                Assert.Equal(i, cells.IndexOf(cells.Middle(i)));
            }
        }
    }
}
