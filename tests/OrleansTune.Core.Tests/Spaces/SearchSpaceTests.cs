using CsCheck;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Tests.Spaces;

public class SearchSpaceTests
{
    /// <summary>kind = a → depth → width when depth is 2 or 3; kind = b → rate.</summary>
    private static readonly SearchSpace Tree = new(
    [
        new CategoricalParameter("kind", [ParameterValue.Of("a"), ParameterValue.Of("b")]),
        new IntParameter("depth", 1, 3, when: [new("kind", [ParameterValue.Of("a")])]),
        new FloatParameter("width", 0, 1, when: [new("depth", [ParameterValue.Of(2), ParameterValue.Of(3.0)])]),
        new FloatParameter("rate", 1e-3, 1, log: true, when: [new("kind", [ParameterValue.Of("b")])]),
        new FixedParameter("epochs", ParameterValue.Of(5)),
    ]);

    private static readonly Gen<double[]> UnitPoint = Gen.Double.Unit.Array[5];

    [Fact]
    public void Parameters_are_active_when_their_conditions_hold_and_their_parents_are_active() => UnitPoint.Sample(unit =>
    {
        var point = Tree.FromUnit(unit);
        bool a = point.GetString("kind") == "a";
        Assert.Equal(a, point.ContainsKey("depth"));
        Assert.Equal(a && point.GetInt32("depth") >= 2, point.ContainsKey("width"));
        Assert.Equal(!a, point.ContainsKey("rate"));
        Assert.Equal(5, point.GetInt32("epochs"));
    });

    [Fact]
    public void All_of_several_conditions_must_hold()
    {
        Parameter[] parents = [new IntParameter("a", 1, 2), new IntParameter("b", 1, 2)];
        var space = new SearchSpace(
        [
            .. parents,
            new FixedParameter("c", ParameterValue.Of(0), [new("a", [ParameterValue.Of(1)]), new("b", [ParameterValue.Of(1)])]),
        ]);
        Assert.True(space.FromUnit([0, 0, 0]).ContainsKey("c"));
        Assert.False(space.FromUnit([0, 1, 0]).ContainsKey("c"));
        Assert.False(space.FromUnit([1, 0, 0]).ContainsKey("c"));
    }

    [Fact]
    public void A_point_survives_the_way_to_the_unit_cube_and_back() => UnitPoint.Sample(unit =>
    {
        var point = Tree.FromUnit(unit);
        double[] place = Tree.ToUnit(point);
        for (int i = 0; i < place.Length; i++)
            Assert.Equal(!point.ContainsKey(Tree.Parameters[i].Name), double.IsNaN(place[i]));
        var again = Tree.FromUnit(place);
        Assert.Equal(point.Keys, again.Keys);
        foreach (var (name, value) in point.Where(e => e.Value.Kind != ParameterKind.Float))
            Assert.Equal(value, again[name]);
        foreach (var (name, value) in point.Where(e => e.Value.Kind == ParameterKind.Float))
            Assert.Equal(value.AsDouble(), again.GetDouble(name), 1e-9);
    });

    [Fact]
    public void A_space_of_any_parameters_encodes_and_decodes() => ParameterGen.Discrete.Array[1, 6].Select(Gen.ULong).Sample((parameters, seed) =>
    {
        var space = new SearchSpace(parameters.Select(Renamed));
        var random = new OrleansTune.Core.Numerics.RandomStream(seed);
        var point = space.FromUnit([.. parameters.Select(_ => random.NextDouble())]);
        Assert.Equal(point, space.FromUnit(space.ToUnit(point)));
        Assert.Equal(point, space.Check(point, out _));
    });

    [Fact]
    public void A_checked_point_is_normalised_in_the_spaces_order()
    {
        var point = Tree.Check(Point(("width", ParameterValue.Of(1)), ("depth", ParameterValue.Of(2.0)), ("kind", ParameterValue.Of("a"))), out var errors);
        Assert.Empty(errors);
        Assert.Equal(
            [new("kind", ParameterValue.Of("a")), new("depth", ParameterValue.Of(2)), new("width", ParameterValue.Of(1.0)), new("epochs", ParameterValue.Of(5))],
            point!.ToArray());
    }

    [Fact]
    public void Every_fault_of_a_point_is_found()
    {
        var point = Tree.Check(
            Point(
                ("kind", ParameterValue.Of("a")), ("depth", ParameterValue.Of(7)), ("rate", ParameterValue.Of(0.1)),
                ("epochs", ParameterValue.Of(6)), ("dept", ParameterValue.Of(1))),
            out var errors);

        Assert.Null(point);
        Assert.Equal(["dept", "depth", "epochs", "rate"], errors.Select(e => e.Parameter).Order());
        Assert.Contains("expected an integer from 1 to 3", errors.Single(e => e.Parameter == "depth").Message, StringComparison.Ordinal);
        Assert.Contains("is not active", errors.Single(e => e.Parameter == "rate").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_parameter_is_a_fault()
    {
        Assert.Null(Tree.Check(ParameterSet.Empty, out var errors));
        Assert.Equal(new PointError("kind", "is missing; expected one of a, b."), Assert.Single(errors));
    }

    [Fact]
    public void What_is_no_point_of_the_space_has_no_place_in_the_unit_cube()
    {
        var kind = ("kind", ParameterValue.Of("b"));
        var rate = ("rate", ParameterValue.Of(0.1));
        var epochs = ("epochs", ParameterValue.Of(5));
        Assert.Equal(5, Tree.ToUnit(Point(kind, rate, epochs)).Length);
        Assert.Throws<ArgumentException>(() => Tree.ToUnit(Point(kind, rate)));
        Assert.Throws<ArgumentException>(() => Tree.ToUnit(Point(kind, rate, epochs, ("depth", ParameterValue.Of(1)))));
        Assert.Throws<ArgumentException>(() => Tree.ToUnit(Point(kind, ("rate", ParameterValue.Of(7)), epochs)));
    }

    [Fact]
    public void A_unit_point_has_as_many_coordinates_as_the_space() => Assert.Throws<ArgumentException>(() => Tree.FromUnit([0.5]));

    [Fact]
    public void Only_active_coordinates_may_not_be_NaN()
    {
        Assert.Equal("b", Tree.FromUnit([0.9, double.NaN, double.NaN, 0.5, 0.5]).GetString("kind"));
        Assert.ThrowsAny<ArgumentException>(() => Tree.FromUnit([0.1, double.NaN, 0.5, 0.5, 0.5]));
    }

    [Fact]
    public void The_number_of_points_is_the_product_or_unknown()
    {
        Assert.Null(Tree.Cardinality);
        Assert.Equal(6, new SearchSpace([new IntParameter("a", 1, 3), new OrdinalParameter("b", [ParameterValue.Of(1), ParameterValue.Of(2)])]).Cardinality);
        Assert.Null(new SearchSpace(Enumerable.Range(0, 9).Select(i => new IntParameter($"p{i}", 0, 999_999))).Cardinality);
    }

    [Fact]
    public void Faulty_spaces_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SearchSpace([]));
        Assert.Throws<ArgumentException>(() => new SearchSpace([new IntParameter("a", 1, 3), new IntParameter("a", 1, 3)]));
        Assert.Throws<ArgumentException>(() => new SearchSpace([new IntParameter("a", 1, 3, when: [new("b", [ParameterValue.Of(1)])]), new IntParameter("b", 1, 3)]));
        Assert.Throws<ArgumentException>(() => new SearchSpace([new IntParameter("a", 1, 3), new IntParameter("b", 1, 3, when: [new("a", [ParameterValue.Of(4)])])]));
    }

    private static ParameterSet Point(params (string Name, ParameterValue Value)[] entries) =>
        new(entries.Select(e => KeyValuePair.Create(e.Name, e.Value)));

    private static Parameter Renamed(Parameter parameter, int index) => parameter switch
    {
        FloatParameter p => new FloatParameter($"p{index}", p.Low, p.High, p.Log, p.Step),
        IntParameter p => new IntParameter($"p{index}", p.Low, p.High, p.Log, p.Step),
        FixedParameter p => new FixedParameter($"p{index}", p.Value),
        OrdinalParameter p => new OrdinalParameter($"p{index}", p.Choices),
        ChoiceParameter p => new CategoricalParameter($"p{index}", p.Choices),
        _ => throw new NotSupportedException(),
    };
}
