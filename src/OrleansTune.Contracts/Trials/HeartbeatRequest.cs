using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Extends a running trial's lease. The body may be empty.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record HeartbeatRequest
{
    /// <summary>Who sends it; when given and another worker holds the trial, it is refused (<see cref="ErrorCodes.LeaseLost"/>).</summary>
    public string? Worker { get; init; }
}
