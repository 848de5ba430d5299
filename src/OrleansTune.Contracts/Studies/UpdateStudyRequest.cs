using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What <c>PATCH /v1/studies/{study}</c> changes; the rest of a study's spec is fixed.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record UpdateStudyRequest
{
    /// <summary>Stopping rules that replace the study's as a whole; null leaves them.</summary>
    public StopSpec? Stop { get; init; }
}
