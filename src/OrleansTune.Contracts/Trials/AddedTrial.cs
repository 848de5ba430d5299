using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>A trial to add: with a value it is imported as completed, without one it is queued to be tried.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AddedTrial
{
    /// <summary>A point of the study's search space, all active parameters given.</summary>
    public ParameterValues Parameters { get => field ?? []; init; }

    /// <summary>The objective's value, finite; for studies of one objective.</summary>
    public double? Value { get; init; }

    /// <summary>A finite value per objective, in their order.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>The black-box constraints' values, in their order.</summary>
    public IReadOnlyList<double>? Constraints { get; init; }

    /// <summary>How a trial ended that was run elsewhere: completed (which a value alone says too), stopped or failed.</summary>
    public TrialState? State { get; init; }

    /// <summary>What a trial that was run elsewhere measured after its steps, by rising step.</summary>
    public IReadOnlyList<Measurement>? Steps { get; init; }

    /// <summary>Why a trial that was run elsewhere failed or was stopped.</summary>
    public string? Reason { get; init; }

    /// <summary>When a trial that was run elsewhere began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When a trial that was run elsewhere ended; the time of the import when absent.</summary>
    public DateTimeOffset? Ended { get; init; }
}
