using OrleansTune.Core.Numerics;
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
        ["many kinds"] = new(
        [
            new FloatParameter("rate", 1e-5, 1, log: true),
            new FloatParameter("momentum", 0, 1),
            new IntParameter("layers", 1, 6),
            new IntParameter("units", 4, 400, log: true),
            new FloatParameter("dropout", 0, 0.5, step: 0.1),
            new OrdinalParameter("batch", [.. new long[] { 16, 32, 64, 128 }.Select(ParameterValue.Of)]),
            new CategoricalParameter("optimizer", [.. new[] { "sgd", "adam", "lion" }.Select(ParameterValue.Of)]),
            new CategoricalParameter("any", [ParameterValue.Of(true), ParameterValue.Of(2), ParameterValue.Of("three")]),
        ]),
        ["categories only"] = new(Enumerable.Range(0, 5).Select(i =>
            new CategoricalParameter($"c{i}", [.. Enumerable.Range(0, 4).Select(v => ParameterValue.Of($"v{v}"))]))),
        ["nested conditions"] = new(
        [
            new CategoricalParameter("model", [.. new[] { "linear", "trees", "net" }.Select(ParameterValue.Of)]),
            new FloatParameter("penalty", 1e-4, 10, log: true, when: [new("model", [ParameterValue.Of("linear")])]),
            new IntParameter("depth", 1, 12, when: [new("model", [ParameterValue.Of("trees")])]),
            new CategoricalParameter("optimizer", [.. new[] { "sgd", "adam" }.Select(ParameterValue.Of)], when: [new("model", [ParameterValue.Of("net")])]),
            new FloatParameter("beta", 0.9, 0.999, when: [new("optimizer", [ParameterValue.Of("adam")])]),
            new FixedParameter("nesterov", ParameterValue.Of(true), when: [new("optimizer", [ParameterValue.Of("sgd")])]),
            new FloatParameter("x", 0, 1),
        ]),
        ["fifty dimensions"] = new(Enumerable.Range(0, 50).Select(i => new FloatParameter($"x{i}", 0, 1))),
    };

    /// <summary>A space of 24 points, conditions included.</summary>
    public static SearchSpace Finite { get; } = new(
    [
        new IntParameter("n", 1, 6, log: true), new CategoricalParameter("c", [A, B]),
        new FloatParameter("x", 0, 1, step: 0.5, when: [new("c", [B])]),
    ]);

    /// <summary>A point for a number, the same every time.</summary>
    public static ParameterSet Point(SearchSpace space, int number)
    {
        var random = RandomStream.For(99, "conformance", number);
        return space.FromUnit([.. Enumerable.Range(0, space.Dimension).Select(_ => random.NextDouble())]);
    }

    /// <summary>A smooth function on any space: how far the point is from the middle of a fixed direction.</summary>
    public static double Loss(SearchSpace space, ParameterSet point) =>
        space.ToUnit(point).Select((u, i) => double.IsNaN(u) ? 0.1 : Math.Pow(u - (0.2 + (0.1 * (i % 6))), 2)).Sum();
}
