using OrleansTune.Core.Numerics;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

/// <summary>Random events of a pool of three agents, and what must hold after each.</summary>
internal sealed class LedgerWalk(ulong seed)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Quantum = TimeSpan.FromSeconds(5);
    private readonly RandomStream _random = new(seed);
    private readonly Dictionary<string, SlotRequest> _open = [];
    private readonly int[] _incarnations = new int[3];
    private readonly Dictionary<string, double> _usedOfDay = [];
    private readonly HashSet<long> _recalledForDay = [];
    private DateTimeOffset _now = new(2029, 12, 31, 23, 58, 0, TimeSpan.Zero);
    private SlotLedger _ledger = new(new SlotLedgerState(), Quantum, DateTimeOffset.MinValue);
    private SlotLedger? _twin;
    private long _newestToken;
    private int _trials;

    public void Step()
    {
        string before = LedgerText.Of(_ledger);
        long version = _ledger.Version;
        Happen();
        Assert.Equal(before != LedgerText.Of(_ledger), version != _ledger.Version);
        if (_twin is not null)
            Assert.Equal(LedgerText.Of(_ledger), LedgerText.Of(_twin));
        Check();
        Restart();
    }

    private void Happen()
    {
        Pass(_random.Next(4));
        int agent = _random.Next(3);
        switch (_random.Next(15))
        {
            case <= 3:
                Request();
                break;
            case <= 7:
                long before = _ledger.NextToken;
                Both(ledger => ledger.Serve(Agent(agent), _now));
                Assert.All(_ledger.Grants.Where(g => g.Token >= before), g => Assert.Null(_ledger.UsedUpUntil(g.Tenant, _now)));
                Assert.Equal(Incarnation(agent), _ledger.Agents.Single(a => a.Name == Agent(agent).Name).Incarnation);
                break;
            case <= 9:
                Release();
                break;
            case 10 when _random.Next(3) == 0:
                _incarnations[agent]++;
                break;
            case 10:
                Both(ledger => ledger.Leave(Agent(agent).Name, Incarnation(agent), _now));
                Assert.False(_ledger.IsPresent(Agent(agent).Name, Incarnation(agent)));
                break;
            case 11:
                Both(ledger => ledger.Recall(_now));
                var usedUp = _ledger.Grants.ToLookup(g => _ledger.UsedUpUntil(g.Tenant, _now) is not null);
                Assert.All(usedUp[true], g => Assert.True(g.Recalled));
                _recalledForDay.UnionWith(usedUp[true].Select(g => g.Token));
                Assert.All(usedUp[false].Where(g => g.Recalled && !_recalledForDay.Contains(g.Token)), g => Assert.True(_now - g.Since >= Quantum));
                break;
            case 12:
                string tenant = $"tenant-{_random.Next(3)}";
                double weight = 1 + _random.Next(4);
                Both(ledger => ledger.SetWeight(tenant, weight, _now));
                break;
            case 13:
                string limited = $"tenant-{_random.Next(3)}";
                double? limit = _random.Next(3) == 0 ? null : _random.Next(100);
                Both(ledger => ledger.SetDailyLimit(limited, limit, _now));
                break;
            default:
                // Restored, agents count as seen just now: from here on the two know different things.
                _twin = null;
                foreach (string lost in _ledger.Expire(Silence, _now))
                    Assert.DoesNotContain(_ledger.Grants, g => g.Agent == lost);
                break;
        }
    }

    /// <summary>Seconds go by, and what is held is added up here too, second by second.</summary>
    private void Pass(int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            foreach (var grant in _ledger.Grants)
                _usedOfDay[grant.Tenant] = _usedOfDay.GetValueOrDefault(grant.Tenant) + grant.Amount.Slots;
            _now += TimeSpan.FromSeconds(1);
            if (_now.TimeOfDay == TimeSpan.Zero)
                _usedOfDay.Clear();
        }
    }

    private void Request()
    {
        var request = new SlotRequest(
            $"trial-{_trials++}", $"tenant-{_random.Next(3)}", new SlotAmount(250 * (1 + _random.Next(6))), _random.Next(3), _ledger.NextToken);
        Assert.True(Both(ledger => ledger.Request(request.Trial, request.Tenant, request.Amount, request.Priority, _now)));
        Assert.False(Both(ledger => ledger.Request(request.Trial, request.Tenant, request.Amount, request.Priority, _now)));
        if (_random.Next(4) == 0)
        {
            request = request with { Amount = request.Amount + new SlotAmount(250), Priority = _random.Next(3) };
            Assert.True(Both(ledger => ledger.Request(request.Trial, request.Tenant, request.Amount, request.Priority, _now)));
        }

        _open.Add(request.Trial, request);
    }

    private void Release()
    {
        if (_open.Count == 0)
            return;
        string trial = _open.Keys.ElementAt(_random.Next(_open.Count));
        var grant = _ledger.Grants.FirstOrDefault(g => g.Trial == trial);
        long stale = (grant?.Token ?? 0) - 1;
        Assert.False(Both(ledger => ledger.Release(trial, stale, _now)));
        Assert.False(Both(ledger => ledger.Return(trial, stale, _now)));
        Assert.False(Both(ledger => ledger.Release("unknown", null, _now)));
        int way = _random.Next(3);
        if (way == 0 && grant is not null)
        {
            Assert.True(Both(ledger => ledger.Return(trial, grant.Token, _now)));
        }
        else if (way == 1 || grant is not null)
        {
            Assert.True(Both(ledger => ledger.Release(trial, way == 1 ? null : grant!.Token, _now)));
            _open.Remove(trial);
        }
    }

    private void Check()
    {
        var grants = _ledger.Grants.ToList();
        foreach (var account in _ledger.Accounts)
        {
            double used = _usedOfDay.GetValueOrDefault(account.Tenant);
            Assert.Equal(used, _ledger.DaySecondsOf(account.Tenant, _now), 1e-6);
            Assert.Equal(used + 1e-6 >= account.DailyLimit ? _now.UtcDateTime.Date.AddDays(1) : null, _ledger.UsedUpUntil(account.Tenant, _now)?.UtcDateTime);
        }

        Assert.Equal(_open.Values.OrderBy(r => r.Sequence), _ledger.Waiting.Concat(grants.Select(g => g.Request)).OrderBy(r => r.Sequence));
        for (int agent = 0; agent < 3; agent++)
            Assert.InRange(grants.Where(g => g.Agent == Agent(agent).Name).Sum(g => g.Amount.Thousandths), 0, Agent(agent).Capacity.Thousandths);
        Assert.Equal(grants.Count, grants.Select(g => g.Token).Distinct().Count());
        long newest = grants.Select(g => g.Token).Append(_newestToken).Max();
        Assert.True(_ledger.NextToken > newest);
        _newestToken = newest;
    }

    /// <summary>Puts a ledger beside this one that was made of what would be kept of it.</summary>
    private void Restart()
    {
        if (_random.Next(8) != 0)
            return;
        (_twin, string before) = (_ledger, LedgerText.Of(_ledger));
        _ledger = new SlotLedger(_ledger.ToState(), Quantum, _now);
        Assert.Equal(before, LedgerText.Of(_ledger));
    }

    /// <summary>Does the same to the ledger and to the one that it was restored from.</summary>
    private bool Both(Func<SlotLedger, bool> act)
    {
        bool answer = act(_ledger);
        if (_twin is not null)
            Assert.Equal(answer, act(_twin));
        return answer;
    }

    private SlotAgent Agent(int agent) =>
        new($"agent-{agent}", Incarnation(agent), DateTimeOffset.UnixEpoch.AddDays(_incarnations[agent]), SlotAmount.Whole(agent + 1));

    private string Incarnation(int agent) => $"process-{_incarnations[agent]}";
}
