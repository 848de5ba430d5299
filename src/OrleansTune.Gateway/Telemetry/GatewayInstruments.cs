using System.Diagnostics.Metrics;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Gateway.Telemetry;

/// <summary>What the gateway tells beside what the web framework measures of every request.</summary>
internal sealed class GatewayInstruments(IMeterFactory meters)
{
    private readonly Counter<long> _refusals = meters.Create(OrleansTuneTelemetry.Name).CreateCounter<long>(
        "orleanstune.gateway.refusals", "{request}", "Requests answered with problem details, by code, status and, where it is known, tenant.");

    public void Refused(string code, int status, string? tenant) =>
        _refusals.Add(1, new("code", code), new("status", status), new("tenant", tenant ?? string.Empty));
}
