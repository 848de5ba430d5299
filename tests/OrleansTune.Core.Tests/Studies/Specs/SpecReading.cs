using System.Text.Json;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies.Specs;

namespace OrleansTune.Core.Tests.Studies.Specs;

/// <summary>Reads specs as a host would.</summary>
internal static class SpecReading
{
    public const ulong DefaultSeed = 77;

    public const string Minimal = """
        {"name": "a", "objectives": [{"name": "loss", "direction": "minimize"}], "searchSpace": [{"name": "x", "type": "float", "low": 0, "high": 1}]}
        """;

    public static StudySpecReader Reader { get; } =
        new([new AnySampler("auto"), new AnySampler("random"), new AnySampler("gp")], SchedulerCatalog.Default.Factories, _ => DefaultSeed);

    public static StudySpecResult Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Reader.Read(document.RootElement);
    }

    /// <summary>The minimal spec with further or other sections.</summary>
    public static string With(params (string Section, string Json)[] sections)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Minimal)!;
        foreach (var (section, json) in sections)
            fields[section] = JsonElement.Parse(json);
        return JsonSerializer.Serialize(fields);
    }

    /// <summary>The minimal spec with these parameters.</summary>
    public static string WithSpace(params string[] parameters) => With(("searchSpace", $"[{string.Join(", ", parameters)}]"));
}
