using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Telemetry;

/// <summary>States and decisions as they stand in labels: the words of the HTTP interface, made once.</summary>
internal static class TelemetryText
{
    private static readonly string[] TrialStates = Words<TrialState>();
    private static readonly string[] StudyStates = Words<StudyState>();
    private static readonly string[] Decisions = Words<ReportDecision>();

    public static string Of(TrialState state) => TrialStates[(int)state];

    public static string Of(StudyState state) => StudyStates[(int)state];

    public static string Of(ReportDecision decision) => Decisions[(int)decision];

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
