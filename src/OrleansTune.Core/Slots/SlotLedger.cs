namespace OrleansTune.Core.Slots;

/// <summary>Who waits for a slot of a pool and who holds one: shares slots fairly among tenants and fences every grant.</summary>
/// <remarks>
/// <para>A free slot goes to the tenant that holds the fewest slots for its weight (max-min fairness); among equals, and within a
/// tenant, to the oldest request. A tenant alone gets everything.</para>
/// <para>Not thread-safe. Agents are not kept: after a restart, each agent with grants counts as seen at that moment.</para>
/// </remarks>
public sealed class SlotLedger
{
    private readonly List<SlotRequest> _waiting;
    private readonly Dictionary<string, SlotGrant> _grants;
    private readonly Dictionary<string, (string Incarnation, DateTimeOffset Seen)> _agents = [];
    private readonly Func<string, double> _weight;

    /// <summary>A ledger as it was kept.</summary>
    /// <param name="nextToken">The token of the next grant.</param>
    /// <param name="waiting">The requests.</param>
    /// <param name="grants">The grants.</param>
    /// <param name="weight">A tenant's weight; above 0.</param>
    /// <param name="now">The time.</param>
    public SlotLedger(long nextToken, IEnumerable<SlotRequest> waiting, IEnumerable<SlotGrant> grants, Func<string, double> weight, DateTimeOffset now)
    {
        NextToken = nextToken;
        _weight = weight;
        _waiting = [.. waiting.OrderBy(w => w.Sequence)];
        _grants = grants.ToDictionary(g => g.Trial);
        foreach (var grant in _grants.Values)
            _agents[grant.Agent] = (grant.Incarnation, now);
    }

    /// <summary>The number that the next request or grant takes.</summary>
    public long NextToken { get; private set; }

    /// <summary>Number of changes so far to what must be kept: requests, grants and their numbers.</summary>
    public long Version { get; private set; }

    /// <summary>The requests, oldest first.</summary>
    public IReadOnlyList<SlotRequest> Waiting => _waiting;

    /// <summary>The grants.</summary>
    public IReadOnlyCollection<SlotGrant> Grants => _grants.Values;

    /// <summary>Notes that a trial wants a slot.</summary>
    /// <returns>False when it waits or holds one already.</returns>
    public bool Request(string trial, string tenant)
    {
        if (_grants.ContainsKey(trial) || _waiting.Exists(w => w.Trial == trial))
            return false;
        _waiting.Add(new SlotRequest(trial, tenant, NextToken++));
        Version++;
        return true;
    }

    /// <summary>Ends a trial's grant, or (without a token) whatever it has.</summary>
    /// <returns>Whether anything changed; a token that is not the trial's current one changes nothing.</returns>
    public bool Release(string trial, long? token)
    {
        bool changed = token is null && _waiting.RemoveAll(w => w.Trial == trial) > 0;
        if (_grants.TryGetValue(trial, out var grant) && (token is null || grant.Token == token))
            changed |= _grants.Remove(trial);
        Version += changed ? 1 : 0;
        return changed;
    }

    /// <summary>An agent shows itself: the grants of its earlier process are put back, and its free slots are filled.</summary>
    /// <returns>Whether anything but the time it was seen changed.</returns>
    public bool Serve(string agent, string incarnation, int slots, DateTimeOffset now)
    {
        bool changed = _agents.TryGetValue(agent, out var known) && known.Incarnation != incarnation && PutBack(agent);
        _agents[agent] = (incarnation, now);
        int held = _grants.Values.Count(g => g.Agent == agent);
        while (held < slots && TakeFairest() is { } request)
        {
            _grants.Add(request.Trial, new SlotGrant(NextToken++, request.Trial, request.Tenant, agent, incarnation, request.Sequence));
            Version++;
            held++;
            changed = true;
        }

        return changed;
    }

    /// <summary>Whether the agent was last seen with this process and has neither left nor fallen silent since.</summary>
    public bool IsPresent(string agent, string incarnation) => _agents.TryGetValue(agent, out var known) && known.Incarnation == incarnation;

    /// <summary>The grants of an agent's process, by token.</summary>
    public IReadOnlyList<SlotGrant> GrantsOf(string agent, string incarnation) =>
        [.. _grants.Values.Where(g => g.Agent == agent && g.Incarnation == incarnation).OrderBy(g => g.Token)];

    /// <summary>An agent leaves: what it held is put back.</summary>
    /// <returns>Whether it held anything.</returns>
    public bool Leave(string agent, string incarnation) =>
        IsPresent(agent, incarnation) && _agents.Remove(agent) && PutBack(agent);

    /// <summary>Puts back what agents hold that were not seen for too long.</summary>
    /// <returns>The agents given up.</returns>
    public IReadOnlyList<string> Expire(TimeSpan silence, DateTimeOffset now)
    {
        string[] lost = [.. _agents.Where(a => now - a.Value.Seen > silence).Select(a => a.Key)];
        foreach (string agent in lost)
        {
            _agents.Remove(agent);
            PutBack(agent);
        }

        return lost;
    }

    private bool PutBack(string agent)
    {
        SlotGrant[] lost = [.. _grants.Values.Where(g => g.Agent == agent)];
        foreach (var grant in lost)
        {
            _grants.Remove(grant.Trial);
            _waiting.Add(new SlotRequest(grant.Trial, grant.Tenant, grant.Sequence));
        }

        if (lost.Length == 0)
            return false;
        _waiting.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        Version++;
        return true;
    }

    private SlotRequest? TakeFairest()
    {
        SlotRequest? best = null;
        double bestShare = double.PositiveInfinity;
        var seen = new HashSet<string>();
        foreach (var request in _waiting)
        {
            // Requests are in order of age: only a tenant's oldest counts.
            if (!seen.Add(request.Tenant))
                continue;
            double share = _grants.Values.Count(g => g.Tenant == request.Tenant) / _weight(request.Tenant);
            if (share < bestShare)
                (best, bestShare) = (request, share);
        }

        if (best is not null)
            _waiting.Remove(best);
        return best;
    }
}
