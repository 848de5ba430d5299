using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Grains.Telemetry;

/// <summary>What the tenants that are live on this silo use, and what they may.</summary>
internal sealed class TenantGauges
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<QuotaFigure>> _tenants = new(StringComparer.Ordinal);
    private readonly ObservableGauge<double> _usage;

    public TenantGauges(IMeterFactory meters)
    {
        var meter = meters.Create(OrleansTuneTelemetry.Name);
        _usage = meter.CreateObservableGauge("orleanstune.tenant.usage", () => Observe(f => f.Used), description: "What counts against a tenant's limit, there or not, by quota.");
        meter.CreateObservableGauge("orleanstune.tenant.limit", () => Observe(f => f.Limit), description: "A tenant's limit, by quota; none for what is unlimited.");
    }

    /// <summary>Whether anybody wants to know.</summary>
    public bool AreWanted => _usage.Enabled;

    public void Set(string tenant, IReadOnlyList<QuotaFigure> figures) => _tenants[tenant] = figures;

    public void Remove(string tenant) => _tenants.TryRemove(tenant, out _);

    private IEnumerable<Measurement<double>> Observe(Func<QuotaFigure, double?> which) =>
        from tenant in _tenants
        from figure in tenant.Value
        where which(figure) is not null
        select new Measurement<double>(which(figure)!.Value, new("tenant", tenant.Key), new("quota", figure.Quota));
}
