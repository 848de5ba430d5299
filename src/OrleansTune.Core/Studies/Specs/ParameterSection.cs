using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads one entry of <c>searchSpace</c>: <c>{name, type, …, when}</c>.</summary>
internal static class ParameterSection
{
    private const int MostChoices = 10_000;

    // The fields of each type beside name, type and when.
    private static readonly Dictionary<string, string[]> FieldsOfType = new()
    {
        ["float"] = ["low", "high", "log", "step"],
        ["int"] = ["low", "high", "log", "step"],
        ["categorical"] = ["choices"],
        ["ordinal"] = ["values"],
        ["fixed"] = ["value"],
    };

    /// <param name="fields">The entry.</param>
    /// <param name="name">Its name; null when that is faulty, which was noted.</param>
    /// <param name="when">Its conditions; null when they are faulty, which was noted.</param>
    public static Parameter? Read(SpecObject fields, string? name, IReadOnlyList<Condition>? when)
    {
        int before = fields.Node.Errors.Count;
        string? type = fields.Required("type", string.Join(", ", FieldsOfType.Keys))?.AsWord("type", FieldsOfType.Keys);
        var own = type is null ? FieldsOfType.Values.SelectMany(f => f).Distinct() : FieldsOfType[type];
        fields.RefuseOthers(["name", "type", "when", .. own]);

        // A faulty name or condition must not hide faults of the rest: a stand-in lets the bounds be checked.
        var parameter = type switch
        {
            "float" => ReadFloat(fields, name ?? "?", when),
            "int" => ReadInt(fields, name ?? "?", when),
            "categorical" => ReadChoices(fields, "choices") is { } choices ? new CategoricalParameter(name ?? "?", choices, when) : null,
            "ordinal" => ReadChoices(fields, "values") is { } values ? new OrdinalParameter(name ?? "?", values, when) : null,
            "fixed" => fields.Required("value", "the one value")?.AsValue() is { } value ? new FixedParameter(name ?? "?", value, when) : null,
            _ => (Parameter?)null,
        };
        return fields.Node.Errors.Count == before && name is not null && when is not null ? parameter : null;
    }

    private static FloatParameter? ReadFloat(SpecObject fields, string name, IReadOnlyList<Condition>? when)
    {
        double? low = fields.Required("low", "the smallest value")?.AsNumber();
        double? high = fields.Required("high", "the largest value")?.AsNumber();
        bool? log = fields.Optional("log") is { } logNode ? logNode.AsFlag() : false;
        double? step = fields.Optional("step")?.AsNumber();

        // A bound that cannot be read is replaced by the other one, so that the rest is checked all the same.
        double lowOr = low ?? high ?? 1;
        double highOr = high ?? lowOr;
        var faults = FloatParameter.Faults(lowOr, highOr, log ?? false, step).Where(f => f.Field != "low" || low is not null);
        return Note(fields, faults) && low is not null && high is not null && log is not null
            ? new FloatParameter(name, lowOr, highOr, log.Value, step, when)
            : null;
    }

    private static IntParameter? ReadInt(SpecObject fields, string name, IReadOnlyList<Condition>? when)
    {
        const long Most = IntParameter.Furthest;
        long? low = fields.Required("low", "the smallest value")?.AsWhole(-Most, Most);
        long? high = fields.Required("high", "the largest value")?.AsWhole(-Most, Most);
        bool? log = fields.Optional("log") is { } logNode ? logNode.AsFlag() : false;
        long? step = fields.Optional("step") is { } stepNode ? stepNode.AsWhole(1, 2 * Most) : 1;

        long lowOr = low ?? high ?? 1;
        long highOr = high ?? lowOr;
        var faults = IntParameter.Faults(lowOr, highOr, log ?? false, step ?? 1).Where(f => f.Field != "low" || low is not null);
        return Note(fields, faults) && low is not null && high is not null && log is not null && step is not null
            ? new IntParameter(name, lowOr, highOr, log.Value, step.Value, when)
            : null;
    }

    private static List<ParameterValue>? ReadChoices(SpecObject fields, string field)
    {
        if (fields.Required(field, "a list of the values")?.AsList("values", MostChoices) is not { } items)
            return null;
        var values = items.Select(i => i.AsValue()).OfType<ParameterValue>().ToList();
        return values.Count == items.Count && Note(fields, ChoiceParameter.Faults(field, values)) ? values : null;
    }

    /// <summary>Notes faults of fields; whether there were none.</summary>
    private static bool Note(SpecObject fields, IEnumerable<(string Field, string Message)> faults)
    {
        int before = fields.Node.Errors.Count;
        foreach (var (field, message) in faults)
            fields.Node.Field(field, default).Fail(message);
        return fields.Node.Errors.Count == before;
    }
}
