using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Adds trials to a study: points to be tried next, or results brought from elsewhere, not both at once. All are added, or with an error none.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AddTrialsRequest
{
    /// <summary>The trials, from 1 to 1,000.</summary>
    public IReadOnlyList<AddedTrial> Trials { get => field ?? []; init; }
}
