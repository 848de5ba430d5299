using OrleansTune.Core.Numerics;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

/// <summary>Agents that poll once a second, and tenants whose trials take random times and can only be given back between epochs.</summary>
internal sealed class SimulatedPool
{
    public static readonly TimeSpan Quantum = TimeSpan.FromSeconds(10);
    private readonly RandomStream _random;
    private readonly SlotAgent[] _agents;
    private readonly Dictionary<string, SimulatedTenant> _tenants = [];
    private readonly Dictionary<string, Work> _work = [];
    private readonly Dictionary<string, int> _lastGranted = [];
    private int _trials;

    public SimulatedPool(ulong seed, params int[] slots)
    {
        _random = new RandomStream(seed);
        _agents = [.. slots.Select((s, i) => new SlotAgent($"agent-{i}", "p", DateTimeOffset.UnixEpoch, SlotAmount.Whole(s)))];
        Ledger = new SlotLedger(new SlotLedgerState(), Quantum, Now);
    }

    public SlotLedger Ledger { get; }

    public int Seconds { get; private set; }

    public DateTimeOffset Now => DateTimeOffset.UnixEpoch.AddSeconds(Seconds);

    /// <summary>How often trials were given back before they were done.</summary>
    public int Recalls { get; private set; }

    /// <summary>The longest that a tenant with something waiting and nothing held went without a grant, in seconds.</summary>
    public Dictionary<string, int> LongestWait { get; } = [];

    public double Capacity => _agents.Sum(a => a.Capacity.Slots);

    public SimulatedTenant Add(string name, double weight, int open, params double[] amounts)
    {
        var tenant = new SimulatedTenant(name, open, [.. amounts.Select(a => new SlotAmount((int)(a * 1000)))]);
        _tenants.Add(name, tenant);
        Ledger.SetWeight(name, weight, Now);
        _lastGranted[name] = Seconds;
        return tenant;
    }

    /// <summary>The tenant wants nothing any more, and what it has ends.</summary>
    public void Withdraw(SimulatedTenant tenant)
    {
        tenant.Open = 0;
        string[] open = [.. Ledger.Waiting.Where(w => w.Tenant == tenant.Name).Select(w => w.Trial), .. Ledger.Grants.Where(g => g.Tenant == tenant.Name).Select(g => g.Trial)];
        foreach (string trial in open)
            Ledger.Release(trial, null, Now);
    }

    public void Run(int seconds, int shortest = 1, int longest = 60)
    {
        for (int end = Seconds + seconds; Seconds < end; Seconds++)
        {
            Ask();
            // What one was given may leave another with something to do.
            long version;
            do
            {
                version = Ledger.Version;
                foreach (var agent in _agents)
                    Ledger.Serve(agent, Now);
            }
            while (Ledger.Version != version);

            Ledger.Recall(Now);
            Watch();
            Work1Second(shortest, longest);
        }
    }

    /// <summary>Slot-seconds of each tenant since some moment, as a share of all.</summary>
    public double ShareOf(string tenant, IReadOnlyDictionary<string, double> since) =>
        (Used()[tenant] - since.GetValueOrDefault(tenant)) / _tenants.Keys.Sum(t => Used()[t] - since.GetValueOrDefault(t));

    public Dictionary<string, double> Used() => _tenants.Keys.ToDictionary(t => t, t => Ledger.SlotSecondsOf(t, Now));

    private void Ask()
    {
        foreach (var tenant in _tenants.Values)
        {
            int open = Ledger.Waiting.Count(w => w.Tenant == tenant.Name) + Ledger.Grants.Count(g => g.Tenant == tenant.Name);
            for (; open < tenant.Open; open++)
                Ledger.Request($"{_trials++}", tenant.Name, tenant.Amounts[_random.Next(tenant.Amounts.Length)], 0, Now);
        }
    }

    private void Watch()
    {
        foreach (string tenant in _tenants.Keys)
        {
            if (Ledger.Grants.Any(g => g.Tenant == tenant) || !Ledger.Waiting.Any(w => w.Tenant == tenant))
                _lastGranted[tenant] = Seconds;
            LongestWait[tenant] = Math.Max(LongestWait.GetValueOrDefault(tenant), Seconds - _lastGranted[tenant]);
        }

        foreach (var agent in _agents)
            Assert.True(Ledger.Grants.Where(g => g.Agent == agent.Name).Sum(g => g.Amount.Thousandths) <= agent.Capacity.Thousandths);
        CheckWorkConserving();
    }

    /// <summary>Nothing waits that would fit, but where one agent is kept free for something that fits nowhere.</summary>
    private void CheckWorkConserving()
    {
        var free = _agents.ToDictionary(a => a.Name, a => a.Capacity.Thousandths - Ledger.Grants.Where(g => g.Agent == a.Name).Sum(g => g.Amount.Thousandths));
        var waiting = Ledger.Waiting.Select(w => w.Amount.Thousandths).ToList();
        int idle = free.Values.Count(room => waiting.Any(w => w <= room));
        Assert.True(idle <= (waiting.Any(w => w > free.Values.Max()) ? 1 : 0), LedgerText.Of(Ledger));
    }

    private void Work1Second(int shortest, int longest)
    {
        foreach (var grant in Ledger.Grants.ToList())
        {
            if (!_work.TryGetValue(grant.Trial, out var work))
                _work.Add(grant.Trial, work = new Work { Left = shortest + _random.Next(longest - shortest + 1), Epoch = 1 + _random.Next(5) });
            work.Left--;
            work.Done++;
            if (work.Left == 0)
            {
                Ledger.Release(grant.Trial, grant.Token, Now.AddSeconds(1));
                _work.Remove(grant.Trial);
            }
            else if (grant.Recalled && work.Done % work.Epoch == 0)
            {
                Recalls++;
                Ledger.Return(grant.Trial, grant.Token, Now.AddSeconds(1));
            }
        }
    }

    private sealed class Work
    {
        public int Left { get; set; }

        public int Done { get; set; }

        public int Epoch { get; init; }
    }
}
