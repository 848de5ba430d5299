using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace OrleansTune.Core.Tests.Studies.Specs;

/// <summary>Generates the JSON of specs: good ones, damaged ones, and any JSON at all.</summary>
internal static class SpecJsonGen
{
    private static readonly Gen<string> Field = Gen.OneOf(
        "name", "objectives", "constraints", "searchSpace", "sampler", "scheduler", "stop", "execution", "lease", "seed", "direction", "type",
        "low", "high", "log", "step", "choices", "values", "value", "when", "minResource", "maxResource", "eta", "mode", "maxTrials", "deadline",
        "target", "minImprovement", "trainer", "data", "parallel", "pool", "slots", "priority", "retries", "options", "seconds", "x", "y", "Höhe");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "-1", "1.5", "1e400", "-1e400", "1e-400", "-0.0", "99999999999999999999", "18446744073709551615"),
        Gen.OneOf(
            "\"\"", "\"NaN\"", "\"a\"", "\"x\"", "\"float\"", "\"int\"", "\"categorical\"", "\"fixed\"", "\"minimize\"", "\"asha\"", "\"auto\"",
            "\"promotion\"", "\"2030-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"\\ud800\"", "\"\\u0000\""),
        Gen.Double.Select(d => double.IsFinite(d) ? d.ToString("R", CultureInfo.InvariantCulture) : "7"),
        Gen.Int.Select(i => i.ToString(CultureInfo.InvariantCulture)),
        Gen.String.Select(s => JsonSerializer.Serialize(s)));

    /// <summary>Any JSON, made of the words of specs more often than chance would.</summary>
    public static readonly Gen<string> Any = Gen.Recursive<string>((depth, any) => depth > 4
        ? Scalar
        : Gen.Frequency(
            (2, Scalar),
            (2, any.Array[0, 4].Select(items => $"[{string.Join(",", items)}]")),
            (4, Gen.Select(Field, any).Array[0, 8].Select(fields => $"{{{string.Join(",", fields.Select(f => $"\"{f.Item1}\":{f.Item2}"))}}}"))));

    private static readonly Gen<string> Number = Gen.Double[-1e6, 1e6].Select(d => d.ToString("R", CultureInfo.InvariantCulture));

    private static readonly Gen<string> Choices = Gen.OneOf(
        """["a", "b", "c"]""", "[1, 2, 4]", "[1.0, 2.5]", "[true, false]", """["1", 1, true]""", """["ü", "\"", "\u2028"]""", "[1e300, -0.0]");

    private static readonly Gen<string> Definition = Gen.OneOf(
        Gen.Select(Gen.Double[-1e3, 1e3], Gen.Double[0, 1e3]).Select((low, width) => Text($"\"type\": \"float\", \"low\": {low:R}, \"high\": {low + width:R}")),
        Gen.Select(Gen.Double[1e-6, 1], Gen.Double[1, 1e3]).Select((low, high) =>
            Text($"\"type\": \"float\", \"low\": {low:R}, \"high\": {high:R}, \"log\": true")),
        Gen.Select(Gen.Int[-9, 9], Gen.Double[0.01, 1]).Select((low, step) =>
            Text($"\"type\": \"float\", \"low\": {low}.0, \"high\": {low + 5}, \"step\": {step:R}")),
        Gen.Select(Gen.Int[1, 99], Gen.Int[0, 99], Gen.Bool).Select((low, width, log) =>
            Text($"\"type\": \"int\", \"low\": {low}, \"high\": {low + width}.0, \"log\": {(log ? "true" : "false")}")),
        Gen.Int[1, 5].Select(step => Text($"\"type\": \"int\", \"low\": -3, \"high\": 1e2, \"step\": {step}")),
        Choices.Select(c => $"\"type\": \"categorical\", \"choices\": {c}"),
        Choices.Select(c => $"\"type\": \"ordinal\", \"values\": {c}"),
        Gen.OneOf("1", "1.0", "true", "\"one\"").Select(v => $"\"type\": \"fixed\", \"value\": {v}"));

    private static readonly Gen<string> Space = Gen.Select(Definition.Array[1, 6], Gen.Bool).Select((definitions, conditional) =>
    {
        var parameters = definitions.Select((d, i) => $"{{{d}, \"name\": \"p{i}\"{(conditional ? ", \"when\": {\"k\": [\"b\", \"a\"]}" : string.Empty)}}}");
        return $"[{{\"name\": \"k\", \"type\": \"categorical\", \"choices\": [\"a\", \"b\"]}}, {string.Join(", ", parameters)}]";
    });

    private static readonly Gen<string> Options = Gen.OneOf(
        "", ", \"points\": 5", ", \"b\": 1.0, \"a\": {\"y\": [1, \"z\", null], \"x\": 1e-7}", ", \"ü\": \"\\u0041\"");

    /// <summary>Good specs of one objective.</summary>
    public static readonly Gen<string> Good =
        from space in Space
        from options in Options
        from scheduler in Gen.OneOf("null", "{\"name\": \"none\"}", "{\"name\": \"asha\", \"eta\": 4}", "{\"mode\": \"stopping\", \"name\": \"hyperband\"}")
        from trials in Gen.Int[1, 1000]
        from target in Number
        from improvement in Gen.OneOf("null", "1", "1e-9", "0.25")
        from deadline in Gen.OneOf("null", "\"2030-01-31T12:00:00+05:30\"", "\"2030-01-31T12:00:00.1234567Z\"")
        from owner in Gen.OneOf(
            "\"lease\": {\"seconds\": 5}, \"constraints\": [{\"name\": \"c\"}]",
            "\"execution\": {\"trainer\": \"t\", \"options\": {\"b\": 2, \"a\": [1.50]}}, \"constraints\": [{\"name\": \"c\", \"atMost\": 1.50}, {\"name\": \"d\", \"atLeast\": -1e3}]",
            "\"execution\": {\"trainer\": \"t\", \"slots\": 0.1, \"priority\": -3}", "\"execution\": null")
        from seed in Gen.ULong
        select $$"""
            {
              "seed": {{seed}}, {{owner}}, "name": "s.1_a-B", "searchSpace": {{space}},
              "stop": {"maxTrials": {{trials}}, "target": {{target}}, "minImprovement": {{improvement}}, "deadline": {{deadline}}},
              "sampler": {"name": "gp"{{options}}}, "scheduler": {{scheduler}},
              "objectives": [{"direction": "maximize", "name": "a/b"}]
            }
            """;

    /// <summary>Good specs in which one value was replaced by anything.</summary>
    public static readonly Gen<string> Damaged = Gen.Select(Good, Gen.Int[0, 80], Any).Select((good, place, any) => Replace(good, place, any));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Puts a value in the place of a field's, which becomes the value of a field that nobody knows.</summary>
    private static string Replace(string json, int place, string value)
    {
        var colons = Enumerable.Range(0, json.Length).Where(i => json[i] == ':' && json[i - 1] == '"').ToList();
        int start = colons[place % colons.Count] + 1;
        return string.Concat(json.AsSpan(0, start), value, ", \"rest\": ", json.AsSpan(start));
    }
}
