using System.Text.Json;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>Reads problem files: JSON lists of problems given by a known formula, by regression trees or by a table of evaluated rows.</summary>
/// <remarks>
/// <para>Every problem has <c>name</c> and <c>params</c> (<c>name</c>, <c>type</c> float, int or categorical, <c>low</c>, <c>high</c>, <c>log</c>,
/// <c>choices</c>), mostly <c>optimum</c>, and may have <c>noise_sd</c>, <c>constants</c> and <c>check_points</c> (<c>params</c>, <c>value</c>).</para>
/// <para>With a <c>formula</c> the word it begins with names one of <see cref="Formulas"/> (or <c>mixed6</c>); <c>constants.shift</c> is subtracted
/// from the point first, <c>constants.rotation</c> multiplied to it then. Formulas are minimised.</para>
/// <para>With <c>surrogate</c> or <c>table</c>, a path relative to the file, the value is the trees' prediction or the row's <c>val_acc</c> (a
/// curve counts by its last value); these are maximised unless <c>direction</c> says <c>minimize</c>.</para>
/// </remarks>
public static class ProblemReader
{
    /// <summary>The problems of a file.</summary>
    /// <exception cref="FormatException">A problem's formula is not known.</exception>
    public static IReadOnlyList<Problem> Read(string path)
    {
        var problems = Json(path).EnumerateArray().ToList();
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return [.. problems.Select(p => Read(p, folder))];
    }

    /// <summary>The space of a list of parameters.</summary>
    internal static SearchSpace ReadSpace(JsonElement parameters) => new(parameters.EnumerateArray().Select(ReadParameter));

    /// <summary>A point given as an object of values by parameter.</summary>
    internal static ParameterSet ReadPoint(JsonElement json, SearchSpace space)
    {
        var given = new ParameterSet(json.EnumerateObject().Select(e => KeyValuePair.Create(e.Name, ReadValue(e.Value))));
        return space.Check(given, out var errors) ?? throw new FormatException($"{errors[0].Parameter} {errors[0].Message}");
    }

    /// <summary>A JSON file.</summary>
    internal static JsonElement Json(string path) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path));

    private static Problem Read(JsonElement json, string folder)
    {
        var space = ReadSpace(json.GetProperty("params"));
        string name = json.GetProperty("name").GetString()!;
        double optimum = json.TryGetProperty("optimum", out var o) ? o.GetDouble() : double.NaN;
        bool maximize = !json.TryGetProperty("direction", out var d) || d.GetString() == "maximize";
        var direction = maximize ? Direction.Maximize : Direction.Minimize;
        double noise = json.TryGetProperty("noise_sd", out var sd) ? sd.GetDouble() : 0;
        if (json.TryGetProperty("surrogate", out var file))
        {
            var trees = new TreeEnsemble(Json(Path.Combine(folder, file.GetString()!)), space);
            return new(name, space, trees.Evaluate)
            {
                Direction = direction,
                NoiseDeviation = noise,
                Optimum = double.IsNaN(optimum) ? trees.Bound(maximize) : optimum,
            };
        }

        if (json.TryGetProperty("table", out file))
        {
            var rows = ReadRows(Json(Path.Combine(folder, file.GetString()!)), space);
            return new(name, space, p => rows[p])
            {
                Direction = direction,
                NoiseDeviation = noise,
                Optimum = !double.IsNaN(optimum) ? optimum : maximize ? rows.Values.Max() : rows.Values.Min(),
                Rows = [.. rows.Keys],
            };
        }

        return new(name, space, Formula(json, space))
        {
            NoiseDeviation = noise,
            Optimum = optimum,
            CheckPoints = json.TryGetProperty("check_points", out var checks)
                ? [.. checks.EnumerateArray().Select(c => (ReadPoint(c.GetProperty("params"), space), c.GetProperty("value").GetDouble()))]
                : [],
        };
    }

    private static Func<ParameterSet, double> Formula(JsonElement json, SearchSpace space)
    {
        string text = json.GetProperty("formula").GetString()!;
        string word = new([.. text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_')]);
        var constants = json.TryGetProperty("constants", out var c) ? c : default;
        if (word == "mixed6")
            return p => MixedFormula.Evaluate(p, constants);
        var function = Formulas.Find(word) ?? throw new FormatException($"No formula is known for '{text}'.");
        var shift = Numbers(constants, "shift");
        var rotation = constants.ValueKind == JsonValueKind.Object && constants.TryGetProperty("rotation", out var r)
            ? r.EnumerateArray().Select(row => row.EnumerateArray().Select(e => e.GetDouble()).ToArray()).ToArray()
            : null;
        return p =>
        {
            var x = space.Parameters.Select((parameter, i) => p.GetDouble(parameter.Name) - (shift?[i] ?? 0)).ToArray();
            if (rotation is not null)
                x = [.. rotation.Select(row => row.Zip(x, (a, b) => a * b).Sum())];
            return function(x, constants);
        };
    }

    private static double[]? Numbers(JsonElement constants, string name) =>
        constants.ValueKind == JsonValueKind.Object && constants.TryGetProperty(name, out var list)
            ? [.. list.EnumerateArray().Select(e => e.GetDouble())]
            : null;

    private static Parameter ReadParameter(JsonElement json)
    {
        string name = json.GetProperty("name").GetString()!;
        bool log = json.TryGetProperty("log", out var l) && l.ValueKind == JsonValueKind.True;
        return json.GetProperty("type").GetString() switch
        {
            "float" => new FloatParameter(name, json.GetProperty("low").GetDouble(), json.GetProperty("high").GetDouble(), log),
            "int" => new IntParameter(name, json.GetProperty("low").GetInt64(), json.GetProperty("high").GetInt64(), log),
            "categorical" => new CategoricalParameter(name, [.. json.GetProperty("choices").EnumerateArray().Select(ReadValue)]),
            var other => throw new FormatException($"The parameter '{name}' is of the unknown type '{other}'."),
        };
    }

    private static Dictionary<ParameterSet, double> ReadRows(JsonElement file, SearchSpace space)
    {
        var rows = new Dictionary<ParameterSet, double>();
        foreach (var row in file.GetProperty("rows").EnumerateArray())
        {
            var value = row.GetProperty("val_acc");
            rows[ReadPoint(row.GetProperty("params"), space)] =
                value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Last().GetDouble() : value.GetDouble();
        }

        return rows;
    }

    private static ParameterValue ReadValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => ParameterValue.Of(json.GetString()!),
        JsonValueKind.True => ParameterValue.Of(true),
        JsonValueKind.False => ParameterValue.Of(false),
        _ when json.TryGetInt64(out long whole) => ParameterValue.Of(whole),
        _ => ParameterValue.Of(json.GetDouble()),
    };
}
