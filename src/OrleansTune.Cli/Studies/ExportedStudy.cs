using System.Text.Json.Serialization;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary>A study in a file: what <c>study export</c> writes and <c>study import</c> reads.</summary>
internal sealed record ExportedStudy
{
    public required StudySpec Study { get; init; }

    /// <summary>Where the study stands.</summary>
    public StudyState State { get; init; }

    public required IReadOnlyList<TrialResource> Trials { get; init; }
}

/// <summary>The file's JSON, as the HTTP surface writes it.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(ExportedStudy))]
internal sealed partial class ExportedStudyJsonContext : JsonSerializerContext;
