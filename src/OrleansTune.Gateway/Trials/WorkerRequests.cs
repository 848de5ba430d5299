using System.Collections.Immutable;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;
using OrleansTune.Grains.Interfaces.Studies;
using Measurement = OrleansTune.Core.Trials.Measurement;

namespace OrleansTune.Gateway.Trials;

/// <summary>Reads the requests of external workers; what depends on the study is checked by its grain.</summary>
internal static class WorkerRequests
{
    private const int MaxCount = 1000;
    private const int LongestReason = 2000;
    private const int LongestWorker = 100;

    /// <summary>The command of an ask.</summary>
    /// <exception cref="ProblemException">A field is out of range.</exception>
    public static AskCommand ToCommand(AskRequest request, string? requestKey)
    {
        int count = request.Count ?? 1;
        if (count is < 1 or > MaxCount)
            throw ProblemException.Field("count", $"expected a whole number from 1 to {MaxCount}, got {count}.");
        CheckLength("worker", request.Worker, LongestWorker);
        return new() { Count = count, Worker = request.Worker, RequestKey = requestKey };
    }

    /// <summary>The measurement of a report.</summary>
    /// <exception cref="ProblemException">A field is missing or contradicts another.</exception>
    public static Measurement ToMeasurement(ReportRequest request) => request.Step >= 1
        ? new(request.Step, Values(request.Value, request.Values))
        : throw ProblemException.Field("step", $"expected a whole number of at least 1, got {request.Step}.");

    /// <summary>The command of a tell.</summary>
    /// <exception cref="ProblemException">A field is missing or contradicts another.</exception>
    public static TellCommand ToCommand(TellRequest request, int number)
    {
        CheckLength("reason", request.Reason, LongestReason);
        switch (request.State)
        {
            case null or TrialState.Completed:
                if (request.Reason is not null)
                    throw ProblemException.Field("reason", "only a failed trial has a reason; leave it out or tell the state failed.");
                return new() { Number = number, Values = Values(request.Value, request.Values), Constraints = [.. request.Constraints ?? []], Worker = request.Worker };
            case TrialState.Failed:
                if (request.Value is not null || request.Values is not null || request.Constraints is not null)
                    throw ProblemException.Field("state", "a failed trial has no values; leave out the values or the state.");
                return new() { Number = number, Failed = true, Reason = request.Reason, Worker = request.Worker };
            default:
                throw ProblemException.Field("state", "expected completed or failed; nothing else can be told.");
        }
    }

    private static ImmutableArray<double> Values(double? value, IReadOnlyList<double>? values) => (value, values) switch
    {
        ({ } single, null) => [single],
        (null, { } several) => [.. several],
        (null, null) => throw ProblemException.Field("value", "is missing; expected value, or values with one number per objective."),
        _ => throw ProblemException.Field("values", "expected value or values, got both."),
    };

    private static void CheckLength(string field, string? text, int most)
    {
        if (text?.Length > most)
            throw ProblemException.Field(field, $"expected up to {most} characters, got {text.Length}.");
    }
}
