using CsCheck;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Tests.Spaces;

/// <summary>Generates parameters of every kind.</summary>
internal static class ParameterGen
{
    public static readonly Gen<Parameter> ContinuousFloat = Gen.OneOf(
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 1e6]).Select((low, width) => (Parameter)new FloatParameter("p", low, low + width)),
        Gen.Select(Gen.Double[-12, 3], Gen.Double[0.1, 9]).Select((low, decades) =>
            (Parameter)new FloatParameter("p", Math.Pow(10, low), Math.Pow(10, low + decades), log: true)));

    public static readonly Gen<Parameter> SteppedFloat = Gen.Select(Gen.Double[-100, 100], Gen.Double[0, 50], Gen.Double[1e-3, 3]).Select((low, width, step) =>
        (Parameter)new FloatParameter("p", low, low + width, step: step));

    public static readonly Gen<Parameter> LinearInt = Gen.Select(
        Gen.Long[-IntParameter.Furthest, IntParameter.Furthest], Gen.Long[-IntParameter.Furthest, IntParameter.Furthest], Gen.Long[1, 1000])
        .Select((a, b, step) => (Parameter)new IntParameter("p", Math.Min(a, b), Math.Max(a, b), step: step));

    public static readonly Gen<Parameter> SmallInt = Gen.Select(Gen.Int[-9, 9], Gen.Int[0, 12], Gen.Int[1, 3]).Select((low, width, step) =>
        (Parameter)new IntParameter("p", low, low + width, step: step));

    public static readonly Gen<Parameter> LogInt = Gen.Select(Gen.Double[0, 12], Gen.Double[0, 12]).Select((a, b) =>
        (Parameter)new IntParameter("p", (long)Math.Pow(10, Math.Min(a, b)), (long)Math.Pow(10, Math.Max(a, b)), log: true));

    public static readonly Gen<ParameterValue> Value = Gen.OneOf(
        Gen.Int[-9, 9].Select(i => ParameterValue.Of(i)),
        Gen.Double[-9, 9].Select(ParameterValue.Of),
        Gen.Bool.Select(ParameterValue.Of),
        Gen.String[Gen.Char.AlphaNumeric, 1, 5].Select(ParameterValue.Of));

    public static readonly Gen<Parameter> Choice = Gen.Select(Value.Array[1, 8], Gen.Int[0, 2]).Select((values, kind) =>
    {
        var choices = values.DistinctBy(v => v.IsNumber ? ParameterValue.Of(v.AsDouble()) : v).ToList();
        return kind switch
        {
            0 => new CategoricalParameter("p", choices),
            1 => new OrdinalParameter("p", choices),
            _ => (Parameter)new FixedParameter("p", choices[0]),
        };
    });

    public static readonly Gen<Parameter> Discrete = Gen.OneOf(SteppedFloat, LinearInt, SmallInt, LogInt, Choice);

    public static readonly Gen<Parameter> Any = Gen.OneOf(ContinuousFloat, Discrete);
}
