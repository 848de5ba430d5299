using OrleansTune.Core.Numerics;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

/// <summary>Random events of a pool of three agents, and what must hold after each.</summary>
internal sealed class LedgerWalk(ulong seed)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private readonly RandomStream _random = new(seed);
    private readonly Dictionary<string, long> _places = [];
    private readonly int[] _incarnations = new int[3];
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private SlotLedger _ledger = new(1, [], [], _ => 1, DateTimeOffset.MinValue);
    private long _newestToken;
    private int _trials;

    public void Step()
    {
        string before = Text();
        long version = _ledger.Version;
        Happen();
        Assert.Equal(before != Text(), version != _ledger.Version);
        Check();
        Restart();
    }

    private void Happen()
    {
        _now += TimeSpan.FromSeconds(_random.Next(4));
        int agent = _random.Next(3);
        switch (_random.Next(10))
        {
            case <= 2:
                Request();
                break;
            case <= 6:
                _ledger.Serve($"agent-{agent}", Incarnation(agent), Slots(agent), _now);
                Assert.True(_ledger.GrantsOf($"agent-{agent}", Incarnation(agent)).Count == Slots(agent) || _ledger.Waiting.Count == 0);
                break;
            case 7:
                Release();
                break;
            case 8 when _random.Next(3) == 0:
                _incarnations[agent]++;
                break;
            case 8:
                _ledger.Leave($"agent-{agent}", Incarnation(agent));
                Assert.False(_ledger.IsPresent($"agent-{agent}", Incarnation(agent)));
                break;
            default:
                foreach (string lost in _ledger.Expire(Silence, _now))
                    Assert.DoesNotContain(_ledger.Grants, g => g.Agent == lost);
                break;
        }
    }

    private void Request()
    {
        string trial = $"trial-{_trials++}";
        long place = _ledger.NextToken;
        Assert.True(_ledger.Request(trial, $"tenant-{_random.Next(3)}"));
        Assert.False(_ledger.Request(trial, "tenant-0"));
        _places.Add(trial, place);
    }

    private void Release()
    {
        if (_places.Count == 0)
            return;
        string trial = _places.Keys.ElementAt(_random.Next(_places.Count));
        var grant = _ledger.Grants.FirstOrDefault(g => g.Trial == trial);
        Assert.False(_ledger.Release(trial, (grant?.Token ?? 0) - 1));
        Assert.False(_ledger.Release("unknown", null));
        if (grant is null && _random.Next(2) == 0)
            return;
        Assert.True(_ledger.Release(trial, _random.Next(2) == 0 ? grant?.Token : null));
        _places.Remove(trial);
    }

    private void Check()
    {
        var grants = _ledger.Grants.ToList();
        Assert.Equal(_places.Keys.Order(), _ledger.Waiting.Select(w => w.Trial).Concat(grants.Select(g => g.Trial)).Order());
        Assert.All(_ledger.Waiting, w => Assert.Equal(_places[w.Trial], w.Sequence));
        Assert.All(grants, g => Assert.Equal(_places[g.Trial], g.Sequence));
        Assert.Equal(_ledger.Waiting.OrderBy(w => w.Sequence), _ledger.Waiting);
        for (int agent = 0; agent < 3; agent++)
            Assert.InRange(grants.Count(g => g.Agent == $"agent-{agent}"), 0, Slots(agent));
        Assert.Equal(grants.Count, grants.Select(g => g.Token).Distinct().Count());
        long newest = grants.Select(g => g.Token).Append(_newestToken).Max();
        Assert.True(_ledger.NextToken > newest);
        _newestToken = newest;
    }

    /// <summary>Goes on with a ledger made of what would be kept of this one.</summary>
    private void Restart()
    {
        if (_random.Next(8) != 0)
            return;
        string before = Text();
        _ledger = new SlotLedger(_ledger.NextToken, _ledger.Waiting.Reverse(), _ledger.Grants.Reverse(), _ => 1, _now);
        Assert.Equal(before, Text());
    }

    private string Text() => $"{_ledger.NextToken}\n{string.Join('\n', _ledger.Waiting)}\n{string.Join('\n', _ledger.Grants.OrderBy(g => g.Token))}";

    private string Incarnation(int agent) => $"process-{_incarnations[agent]}";

    private static int Slots(int agent) => agent + 1;
}
