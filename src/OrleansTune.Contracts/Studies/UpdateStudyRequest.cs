using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What <c>PATCH /v1/studies/{study}</c> changes; the rest of a study's spec is fixed.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record UpdateStudyRequest
{
    /// <summary>Stopping rules that replace the study's as a whole; null leaves them.</summary>
    public StopSpec? Stop { get; init; }

    /// <summary>Most trials of a managed study in training at once, from 1 to 10,000; null leaves it. Trials under way go on.</summary>
    public int? Parallel { get; init; }
}
