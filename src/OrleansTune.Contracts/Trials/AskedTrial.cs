namespace OrleansTune.Contracts;

/// <summary>A trial handed out to be run.</summary>
public sealed record AskedTrial
{
    /// <summary>Number within the study.</summary>
    public required int Number { get; init; }

    /// <summary>The point of the search space to try.</summary>
    public required ParameterValues Parameters { get; init; }

    /// <summary>When the trial is given to another worker unless this one reports or sends a heartbeat before.</summary>
    public required DateTimeOffset LeaseExpires { get; init; }

    /// <summary>Where to go on when the trial has been trained before; null when it is new.</summary>
    public ResumePoint? Resume { get; init; }
}
