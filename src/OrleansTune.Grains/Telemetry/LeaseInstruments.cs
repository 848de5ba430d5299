using System.Diagnostics.Metrics;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Grains.Telemetry;

/// <summary>Counts the leases that ended by the loss of who held them.</summary>
internal sealed class LeaseInstruments(IMeterFactory meters)
{
    private readonly Counter<long> _lost = meters.Create(OrleansTuneTelemetry.Name).CreateCounter<long>(
        "orleanstune.leases.lost", "{lease}", "Leases whose holder, a trainer agent or an external worker, fell silent or was replaced.");

    public void LostByAgent(string tenant) => _lost.Add(1, new("tenant", tenant), new("holder", "agent"));

    public void LostByWorkers(string tenant, long leases) => _lost.Add(leases, new("tenant", tenant), new("holder", "worker"));
}
