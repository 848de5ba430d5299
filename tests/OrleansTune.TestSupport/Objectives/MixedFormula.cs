using System.Text.Json;
using OrleansTune.Core.Spaces;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>The problem <c>mixed6</c>: two categories that move the optima of two numbers, and two integers.</summary>
internal static class MixedFormula
{
    public static double Evaluate(ParameterSet point, JsonElement constants)
    {
        var activation = constants.GetProperty("act(offset,x_opt)").GetProperty(point.GetString("act"));
        string name = point.GetString("opt");
        var optimizer = constants.GetProperty("opt(offset,log10lr_opt)").GetProperty(name);
        double x = point.GetDouble("x") - activation[1].GetDouble();
        double rate = Math.Log10(point.GetDouble("lr")) - optimizer[1].GetDouble();
        double layers = point.GetDouble("layers") - 11;
        double units = Math.Log2(point.GetDouble("units")) - 7;
        return activation[0].GetDouble() + optimizer[0].GetDouble() + (0.5 * x * x) + (0.7 * rate * rate)
            + (0.02 * layers * layers * (name == "sgd" ? 1.5 : 1)) + (0.15 * units * units);
    }
}
