using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Asks an external study for trials to run. An empty body asks for one.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AskRequest
{
    /// <summary>How many trials are wanted, from 1 to 1,000; null for 1.</summary>
    public int? Count { get; init; }

    /// <summary>Who asks, for people and against stale workers: 1 to 100 characters; null for nobody in particular.</summary>
    public string? Worker { get; init; }
}
