using OrleansTune.Core.Spaces;

namespace OrleansTune.TestSupport.Sampling;

/// <summary>The spaces that every sampler must serve, by name.</summary>
public static class ConformanceSpaces
{
    private static readonly ParameterValue A = ParameterValue.Of("a");
    private static readonly ParameterValue B = ParameterValue.Of("b");

    public static IReadOnlyDictionary<string, SearchSpace> All { get; } = new Dictionary<string, SearchSpace>
    {
        ["line"] = new([new FloatParameter("x", -1, 3)]),
        ["logarithmic"] = new([new FloatParameter("x", 1e-6, 1, log: true), new IntParameter("n", 1, 1000, log: true)]),
        ["stepped"] = new([new FloatParameter("x", 0, 1, step: 0.01), new IntParameter("n", -10, 90, step: 5), new FloatParameter("y", 0, 1)]),
        ["mixed"] = new(
        [
            new FloatParameter("x", 0, 1), new IntParameter("n", 0, 9), new CategoricalParameter("c", [A, B, ParameterValue.Of(true)]),
            new OrdinalParameter("o", [ParameterValue.Of(16), ParameterValue.Of(32), ParameterValue.Of(64)]),
        ]),
        ["fixed and single"] = new(
        [
            new FixedParameter("f", ParameterValue.Of(7)), new FloatParameter("s", 2, 2), new IntParameter("n", 3, 3),
            new CategoricalParameter("c", [A]), new FloatParameter("x", 0, 1),
        ]),
        ["conditional"] = new(
        [
            new CategoricalParameter("c", [A, B]), new FloatParameter("x", 0, 1, when: [new("c", [A])]),
            new IntParameter("n", 1, 5, when: [new("c", [B])]), new FloatParameter("y", 1e-3, 1, log: true, when: [new("n", [ParameterValue.Of(2), ParameterValue.Of(3)])]),
        ]),
        ["fifty dimensions"] = new(Enumerable.Range(0, 50).Select(i => new FloatParameter($"x{i}", 0, 1))),
    };

    /// <summary>A space of 24 points, conditions included.</summary>
    public static SearchSpace Finite { get; } = new(
    [
        new IntParameter("n", 1, 6, log: true), new CategoricalParameter("c", [A, B]),
        new FloatParameter("x", 0, 1, step: 0.5, when: [new("c", [B])]),
    ]);

    /// <summary>A smooth function on any space: how far the point is from the middle of a fixed direction.</summary>
    public static double Loss(SearchSpace space, ParameterSet point) =>
        space.ToUnit(point).Select((u, i) => double.IsNaN(u) ? 0.1 : Math.Pow(u - (0.2 + (0.1 * (i % 6))), 2)).Sum();
}
