namespace OrleansTune.Contracts;

/// <summary>Something that changed in a study: the study itself or one of its trials, as it stands after the change.</summary>
public sealed record StudyEvent
{
    /// <summary>The event's id; a later event has a larger one.</summary>
    public required long Id { get; init; }

    /// <summary>The study, when it changed.</summary>
    public StudyResource? Study { get; init; }

    /// <summary>The trial, when one changed.</summary>
    public TrialResource? Trial { get; init; }
}
