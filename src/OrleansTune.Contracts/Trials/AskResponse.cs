namespace OrleansTune.Contracts;

/// <summary>The answer of <c>:ask</c>.</summary>
public sealed record AskResponse
{
    /// <summary>
    /// The trials, now running, as many as can be handed out up to the number wanted. Empty when there is nothing to do right now
    /// but that may change, because trials still run or the study is paused: ask again. A study that is stopped or completed answers
    /// 409 <see cref="ErrorCodes.StudyNotRunning"/> instead.
    /// </summary>
    public required IReadOnlyList<AskedTrial> Trials { get; init; }
}
