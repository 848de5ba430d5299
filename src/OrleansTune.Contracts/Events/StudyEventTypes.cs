namespace OrleansTune.Contracts;

/// <summary>The names of the server-sent events of <c>GET /v1/studies/{study}/events</c>.</summary>
/// <remarks>
/// The stream tells how things stand, not how they came to be: it begins with every trial and the study as they are (or, after a
/// <see cref="ApiHeaders.LastEventId"/>, with what has changed since that event), goes on with each change, and ends when the
/// study is stopped or completed and all that was sent. An event's id is the study's change number: it rises, and may skip numbers.
/// </remarks>
public static class StudyEventTypes
{
    /// <summary>The study changed; the data is a <see cref="StudyResource"/>.</summary>
    public const string Study = "study";

    /// <summary>A trial was created or changed; the data is a <see cref="TrialResource"/>.</summary>
    public const string Trial = "trial";
}
