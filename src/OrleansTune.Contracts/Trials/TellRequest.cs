using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Ends a running trial with its result: <see cref="Value"/> or <see cref="Values"/>, or <c>state: failed</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TellRequest
{
    /// <summary>The objective's value, finite; for studies of one objective.</summary>
    public double? Value { get; init; }

    /// <summary>A finite value per objective, in their order.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>The black-box constraints' values, in their order; feasible when at most 0.</summary>
    public IReadOnlyList<double>? Constraints { get; init; }

    /// <summary><see cref="TrialState.Completed"/> (also when null) or <see cref="TrialState.Failed"/>; nothing else can be told.</summary>
    public TrialState? State { get; init; }

    /// <summary>Why it failed, for people; up to 2,000 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Who tells; when given and another worker holds the trial, it is refused (<see cref="ErrorCodes.LeaseLost"/>).</summary>
    public string? Worker { get; init; }

    /// <summary>Tells the value of a single objective.</summary>
    public static TellRequest Completed(double value) => new() { Value = value };

    /// <summary>Tells a value per objective, and the constraints' if the study has any.</summary>
    public static TellRequest Completed(IReadOnlyList<double> values, IReadOnlyList<double>? constraints = null) =>
        new() { Values = values, Constraints = constraints };

    /// <summary>Tells that the trial failed.</summary>
    public static TellRequest Failed(string reason) => new() { State = TrialState.Failed, Reason = reason };
}
