using System.Diagnostics;

namespace OrleansTune.Core.Telemetry;

/// <summary>The one name under which the product's metrics and traces are found, and its one source of spans.</summary>
public static class OrleansTuneTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "OrleansTune";

    /// <summary>The source of the product's own spans; the web framework and Orleans add those of requests and grain calls.</summary>
    public static ActivitySource Activities { get; } = new(Name);
}
