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

    /// <summary>
    /// Slots of one host that each trial of a managed study takes, from 0.001 to 1,024; null leaves it. Trials under way keep theirs until they
    /// next wait.
    /// </summary>
    public double? Slots { get; init; }

    /// <summary>From -1,000 to 1,000: among the studies of a tenant, those of larger priority get slots first; null leaves it.</summary>
    public int? Priority { get; init; }
}
