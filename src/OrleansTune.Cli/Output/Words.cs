using System.Globalization;
using System.Text.Json;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Output;

/// <summary>How values read in text.</summary>
internal static class Words
{
    private const string None = "-";

    /// <summary>A number with as many digits as a person compares.</summary>
    public static string Of(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    public static string Of(IReadOnlyList<double>? values) => values is { Count: > 0 } ? string.Join(", ", values.Select(Of)) : None;

    public static string Of(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? None;

    /// <summary>Names and values; floats to four digits, since more say nothing about a hyperparameter.</summary>
    public static string Of(ParameterValues parameters) => string.Join(", ", parameters.Select(p => $"{p.Key}={Of(p.Value)}"));

    public static string Of(ParameterValue value) => value.Kind == ParameterValueKind.Float
        ? value.AsDouble().ToString("G4", CultureInfo.InvariantCulture)
        : value.ToString();

    /// <summary>An enum as the wire spells it.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string Of(TimeSpan time) => time < TimeSpan.FromHours(1)
        ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : $"{(int)time.TotalHours}:{time.ToString(@"mm\:ss", CultureInfo.InvariantCulture)}";

    public static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;

    public static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>The states that have trials, in the order of a trial's life.</summary>
    public static string Of(TrialCounts counts)
    {
        (int Count, string State)[] all =
        [
            (counts.Queued, "queued"), (counts.Running, "running"), (counts.Paused, "paused"),
            (counts.Completed, "completed"), (counts.Stopped, "stopped"), (counts.Failed, "failed"),
        ];
        return string.Join(", ", all.Where(s => s.Count > 0).Select(s => $"{s.Count} {s.State}"));
    }
}
