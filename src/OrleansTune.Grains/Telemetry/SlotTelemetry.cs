using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Telemetry;

/// <summary>What one pool tells of itself: found by comparing its ledger with what it was at the last durable change.</summary>
internal sealed class SlotTelemetry : IDisposable
{
    private readonly SlotInstruments _instruments;
    private readonly SlotLedger _ledger;
    private Dictionary<string, (long Sequence, long Since)> _waitingSince = [];
    private Dictionary<string, long> _granted;

    public SlotTelemetry(SlotInstruments instruments, string pool, SlotLedger ledger)
    {
        _instruments = instruments;
        _ledger = ledger;
        Pool = pool;
        // How long what is found at the start has waited is not known: it is not counted.
        _granted = ledger.Grants.ToDictionary(g => g.Trial, g => g.Token);
        Waiting = Held = new Dictionary<string, double>();
        Changed();
    }

    public string Pool { get; }

    /// <summary>Trials waiting, by tenant; a tenant seen before stays, with 0.</summary>
    public IReadOnlyDictionary<string, double> Waiting { get; private set; }

    /// <summary>Slots held, by tenant; a tenant seen before stays, with 0.</summary>
    public IReadOnlyDictionary<string, double> Held { get; private set; }

    /// <summary>Takes notice of a change that is durable.</summary>
    public void Changed()
    {
        long now = _instruments.Time.GetTimestamp();
        foreach (string tenant in _ledger.TakeLost())
            _instruments.Leases.LostByAgent(tenant);
        var waiting = new Dictionary<string, (long, long)>();
        foreach (var request in _ledger.Waiting)
        {
            waiting[request.Trial] = _waitingSince.TryGetValue(request.Trial, out var known) && known.Sequence == request.Sequence
                ? known
                : (request.Sequence, now);
        }

        foreach (var grant in _ledger.Grants.Where(g => !_granted.TryGetValue(g.Trial, out long token) || token != g.Token))
        {
            long since = _waitingSince.TryGetValue(grant.Trial, out var known) ? known.Since : now;
            _instruments.Wait.Record(_instruments.Time.GetElapsedTime(since, now).TotalSeconds, new("pool", Pool), new("tenant", grant.Tenant));
        }

        _waitingSince = waiting;
        _granted = _ledger.Grants.ToDictionary(g => g.Trial, g => g.Token);
        Waiting = ByTenant(_ledger.Waiting.Select(w => (w.Tenant, 1.0)), Waiting);
        Held = ByTenant(_ledger.Grants.Select(g => (g.Tenant, g.Amount.Slots)), Held);
    }

    public void Dispose() => _instruments.Remove(this);

    private static Dictionary<string, double> ByTenant(IEnumerable<(string Tenant, double Amount)> amounts, IReadOnlyDictionary<string, double> before)
    {
        var sums = before.Keys.ToDictionary(tenant => tenant, _ => 0.0);
        foreach (var (tenant, amount) in amounts)
            sums[tenant] = sums.GetValueOrDefault(tenant) + amount;
        return sums;
    }
}
