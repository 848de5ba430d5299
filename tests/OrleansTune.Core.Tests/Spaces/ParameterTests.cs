using CsCheck;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Tests.Spaces;

public class ParameterTests
{
    private static readonly Gen<double> Unit = Gen.OneOf(Gen.Double.Unit, Gen.OneOf(0.0, 1.0, double.Epsilon, 1 - 1e-16));

    [Fact]
    public void Every_point_of_the_unit_interval_is_a_value() => Gen.Select(ParameterGen.Any, Unit).Sample((parameter, unit) =>
    {
        var value = parameter.FromUnit(unit);
        Assert.True(parameter.Accepts(value));
        Assert.Equal(value, parameter.Normalise(value));
        if (parameter.ValueKind is { } kind)
            Assert.Equal(kind, value.Kind);
    });

    [Fact]
    public void A_discrete_value_survives_the_way_to_the_unit_interval_and_back() => Gen.Select(ParameterGen.Discrete, Unit).Sample((parameter, unit) =>
    {
        var value = parameter.FromUnit(unit);
        double place = parameter.ToUnit(value);
        Assert.InRange(place, 0, 1);
        Assert.Equal(value, parameter.FromUnit(place));
    });

    [Fact]
    public void A_continuous_value_survives_it_up_to_rounding() => Gen.Select(ParameterGen.ContinuousFloat, Unit).Sample((parameter, unit) =>
    {
        double place = parameter.ToUnit(parameter.FromUnit(unit));
        Assert.InRange(place, Math.Max(0, unit - 1e-6), Math.Min(1, unit + 1e-6));
        Assert.Equal(parameter.FromUnit(unit).AsDouble(), parameter.FromUnit(place).AsDouble(), 1e-9 * Math.Max(1, Math.Abs(parameter.FromUnit(unit).AsDouble())));
    });

    [Fact]
    public void Ordered_parameters_rise_along_the_unit_interval() => Gen.Select(ParameterGen.Any, Unit, Unit).Sample((parameter, a, b) =>
    {
        if (!parameter.IsOrdered)
            return;
        Func<ParameterValue, double> place = parameter is ChoiceParameter choice ? v => choice.IndexOf(v) : v => v.AsDouble();
        Assert.True(place(parameter.FromUnit(Math.Min(a, b))) <= place(parameter.FromUnit(Math.Max(a, b))));
    });

    [Fact]
    public void Both_ends_are_reached() => ParameterGen.Any.Sample(parameter =>
    {
        if (parameter is not (FloatParameter { Step: null } or IntParameter { Step: 1 }))
            return;
        (double low, double high) = parameter is FloatParameter f ? (f.Low, f.High) : (((IntParameter)parameter).Low, ((IntParameter)parameter).High);
        Assert.Equal(low, parameter.FromUnit(0).AsDouble(), 1e-9 * Math.Abs(low));
        Assert.Equal(high, parameter.FromUnit(1).AsDouble(), 1e-9 * Math.Abs(high));
    });

    [Fact]
    public void Discrete_values_have_equal_shares_of_the_unit_interval() =>
        Gen.OneOf(ParameterGen.SmallInt, ParameterGen.Choice).Sample(parameter =>
        {
            int count = (int)parameter.Cardinality!.Value;
            const int Each = 100;
            var found = Enumerable.Range(0, count * Each).CountBy(i => parameter.FromUnit((i + 0.5) / (count * Each))).ToList();
            Assert.Equal(count, found.Count);
            Assert.All(found, share => Assert.Equal(Each, share.Value));
        });

    [Fact]
    public void Logarithmic_integers_have_shares_by_the_logarithm()
    {
        var parameter = new IntParameter("p", 1, 8, log: true);
        const int Points = 100_000;
        var found = Enumerable.Range(0, Points).CountBy(i => parameter.FromUnit((i + 0.5) / Points).AsInt64()).ToDictionary();
        for (int value = 1; value <= 8; value++)
            Assert.Equal(Math.Log((value + 0.5) / (value - 0.5)) / Math.Log(8.5 / 0.5), (double)found[value] / Points, 1e-4);
    }

    [Fact]
    public void Logarithmic_floats_are_uniform_in_the_logarithm()
    {
        var parameter = new FloatParameter("p", 1e-4, 1, log: true);
        Assert.Equal(1e-3, parameter.FromUnit(0.25).AsDouble(), 1e-12);
        Assert.Equal(1e-2, parameter.FromUnit(0.5).AsDouble(), 1e-12);
    }

    [Fact]
    public void Stepped_floats_have_as_many_values_as_steps_fit() => Gen.Select(Gen.Double[-10, 10], Gen.Int[0, 50], Gen.Double[0.01, 2]).Sample((low, steps, step) =>
    {
        var parameter = new FloatParameter("p", low, low + (steps * step), step: step);
        Assert.Equal(steps + 1, parameter.Cardinality);
        for (int i = 0; i <= steps; i++)
            Assert.True(parameter.Accepts(ParameterValue.Of(low + (i * step))));
        Assert.False(parameter.Accepts(ParameterValue.Of(low + (0.5 * step))));
    });

    [Fact]
    public void The_upper_bound_is_no_value_when_the_last_step_does_not_reach_it()
    {
        var parameter = new FloatParameter("p", 0, 1.06, step: 0.3);
        Assert.Equal(4, parameter.Cardinality);
        Assert.False(parameter.Accepts(ParameterValue.Of(1.06)));
        Assert.Equal(0.9, parameter.FromUnit(1).AsDouble(), 1e-12);
    }

    [Fact]
    public void Points_outside_are_clamped_and_NaN_is_refused() => ParameterGen.Any.Sample(parameter =>
    {
        Assert.Equal(parameter.FromUnit(0), parameter.FromUnit(-3));
        Assert.Equal(parameter.FromUnit(1), parameter.FromUnit(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => parameter.FromUnit(double.NaN));
    });

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e300)]
    [InlineData(-9007199254740992.0)]
    public void Any_number_at_all_may_be_asked_about(double number) => ParameterGen.Any.Sample(parameter =>
    {
        if (parameter.Normalise(ParameterValue.Of(number)) is { } own)
            Assert.Equal(number, own.AsDouble(), 1e-6);
    });

    [Fact]
    public void A_whole_float_is_a_value_of_an_integer_and_the_other_way_round()
    {
        Assert.Equal(ParameterValue.Of(3), new IntParameter("p", 1, 5).Normalise(ParameterValue.Of(3.0)));
        Assert.Equal(ParameterValue.Of(3.0), new FloatParameter("p", 1, 5).Normalise(ParameterValue.Of(3)));
        Assert.Equal(ParameterValue.Of(16), new OrdinalParameter("p", [ParameterValue.Of(16), ParameterValue.Of(32)]).Normalise(ParameterValue.Of(16.0)));
        Assert.Null(new IntParameter("p", 1, 5).Normalise(ParameterValue.Of(2.5)));
        Assert.Null(new IntParameter("p", 1, 5, step: 2).Normalise(ParameterValue.Of(2)));
        Assert.Null(new FloatParameter("p", 1, 5).Normalise(ParameterValue.Of("3")));
        Assert.Null(new FloatParameter("p", 1, 5).Normalise(ParameterValue.Of(true)));
    }

    [Fact]
    public void What_is_no_value_has_no_place_in_the_unit_interval()
    {
        var error = Assert.Throws<ArgumentException>(() => new IntParameter("nodes", 1, 5).ToUnit(ParameterValue.Of(6)));
        Assert.Contains("6 is not a value of the parameter 'nodes': an integer from 1 to 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faulty_definitions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new FloatParameter("p", 1, 0));
        Assert.Throws<ArgumentException>(() => new FloatParameter("p", double.NaN, 0));
        Assert.Throws<ArgumentException>(() => new FloatParameter("p", 0, double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => new FloatParameter("p", 0, 1, log: true));
        Assert.Throws<ArgumentException>(() => new FloatParameter("p", 1, 2, log: true, step: 0.1));
        Assert.Throws<ArgumentException>(() => new FloatParameter("p", 0, 1, step: 0));
        Assert.Throws<ArgumentException>(() => new FloatParameter("p", 0, 1e9, step: 0.1));
        Assert.Throws<ArgumentException>(() => new IntParameter("p", 1, 0));
        Assert.Throws<ArgumentException>(() => new IntParameter("p", 0, 1, log: true));
        Assert.Throws<ArgumentException>(() => new IntParameter("p", 0, IntParameter.Furthest + 1));
        Assert.Throws<ArgumentException>(() => new IntParameter("p", 0, 9, step: 0));
        Assert.Throws<ArgumentException>(() => new CategoricalParameter("p", []));
        Assert.Throws<ArgumentException>(() => new OrdinalParameter("p", [ParameterValue.Of(1), ParameterValue.Of(1.0)]));
        Assert.Throws<ArgumentException>(() => new FixedParameter(" ", ParameterValue.Of(1)));
    }
}
