using OrleansTune.Contracts;
using OrleansTune.Core.Spaces;
using ParameterValue = OrleansTune.Contracts.ParameterValue;

namespace OrleansTune.Gateway.Trials;

/// <summary>Points of the search space to and from the HTTP surface.</summary>
internal static class ParameterMapping
{
    public static ParameterValues ToContract(this ParameterSet point)
    {
        var values = new ParameterValues();
        foreach (var (name, value) in point)
        {
            values[name] = value.Kind switch
            {
                ParameterKind.Float => ParameterValue.FromDouble(value.AsDouble()),
                ParameterKind.Int => ParameterValue.FromInt64(value.AsInt64()),
                ParameterKind.Bool => ParameterValue.FromBoolean(value.AsBool()),
                _ => ParameterValue.FromString(value.AsText()),
            };
        }

        return values;
    }

    public static ParameterSet ToCore(this ParameterValues values) => new(values.Select(v => KeyValuePair.Create(v.Key, v.Value.Kind switch
    {
        ParameterValueKind.Float => Core.Spaces.ParameterValue.Of(v.Value.AsDouble()),
        ParameterValueKind.Int => Core.Spaces.ParameterValue.Of(v.Value.AsInt64()),
        ParameterValueKind.Bool => Core.Spaces.ParameterValue.Of(v.Value.AsBoolean()),
        _ => Core.Spaces.ParameterValue.Of(v.Value.AsString()),
    })));
}
