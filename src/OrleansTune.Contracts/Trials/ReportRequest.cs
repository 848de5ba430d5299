using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Reports what a running trial measured after a step of training, and extends its lease.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReportRequest
{
    /// <summary>Units of resource (epochs) spent on the trial so far; at least 1. A step reported before is not counted again.</summary>
    public int Step { get; init; }

    /// <summary>The objective's value, finite; for studies of one objective. Give this or <see cref="Values"/>.</summary>
    public double? Value { get; init; }

    /// <summary>A finite value per objective, in their order.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>Who reports; when given and another worker holds the trial, the report is refused (<see cref="ErrorCodes.LeaseLost"/>).</summary>
    public string? Worker { get; init; }
}
