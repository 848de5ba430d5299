namespace OrleansTune.Core.Slots;

/// <content>Agents: they show themselves, are given what is fair, and leave or are lost.</content>
public sealed partial class SlotLedger
{
    /// <summary>Whether this process may speak for the agent: false once a process that began later has done so.</summary>
    public bool Accepts(SlotAgent agent) =>
        !_agents.TryGetValue(agent.Name, out var known) || known.Agent.Incarnation == agent.Incarnation || agent.Started >= known.Agent.Started;

    /// <summary>An agent shows itself: the grants of its earlier process are put back, and its free slots are filled.</summary>
    /// <returns>Whether anything but the time it was seen changed.</returns>
    /// <exception cref="InvalidOperationException">A later process has replaced this one (<see cref="Accepts"/>).</exception>
    public bool Serve(SlotAgent agent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(agent);
        if (!Accepts(agent))
            throw new InvalidOperationException($"The process {agent.Incarnation} of the agent '{agent.Name}' was replaced.");
        long before = Version;
        if (_agents.TryGetValue(agent.Name, out var known) && known.Agent.Incarnation != agent.Incarnation)
            PutBackAllOf(agent.Name, isLost: true, now);
        if (known.Agent != agent)
            Version++;
        _agents[agent.Name] = (agent, now);
        while (TakeFairest(agent, now) is { } request)
        {
            Dequeue(request, now);
            _shares.NoteHeld(request.Tenant, request.Amount, now);
            _grants.Add(request.Trial, new SlotGrant(NextToken++, request, agent.Name, agent.Incarnation, now, Recalled: false));
            Version++;
        }

        return Version != before;
    }

    /// <summary>Whether the agent was last seen with this process and has neither left nor fallen silent since.</summary>
    public bool IsPresent(string agent, string incarnation) =>
        _agents.TryGetValue(agent, out var known) && known.Agent.Incarnation == incarnation;

    /// <summary>An agent leaves: what it held is put back.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Leave(string agent, string incarnation, DateTimeOffset now)
    {
        if (!IsPresent(agent, incarnation))
            return false;
        Remove(agent, isLost: false, now);
        return true;
    }

    /// <summary>Puts back what agents hold that were not seen for too long.</summary>
    /// <returns>The agents given up.</returns>
    public IReadOnlyList<string> Expire(TimeSpan silence, DateTimeOffset now)
    {
        string[] lost = [.. _agents.Where(a => now - a.Value.Seen > silence).Select(a => a.Key)];
        foreach (string agent in lost)
            Remove(agent, isLost: true, now);
        return lost;
    }

    /// <summary>The tenants of the grants whose agents were lost since the last call, once for each grant.</summary>
    public IReadOnlyList<string> TakeLost()
    {
        string[] lost = [.. _lost];
        _lost.Clear();
        return lost;
    }

    private void Remove(string agent, bool isLost, DateTimeOffset now)
    {
        _agents.Remove(agent);
        PutBackAllOf(agent, isLost, now);
        Version++;
    }

    private void PutBackAllOf(string agent, bool isLost, DateTimeOffset now)
    {
        SlotGrant[] held = [.. _grants.Values.Where(g => g.Agent == agent).OrderBy(g => g.Token)];
        if (isLost)
            _lost.AddRange(held.Select(g => g.Tenant));
        foreach (var grant in held)
            PutBack(grant, now);
    }

    /// <summary>The request that the agent's free slots are for; null when it is to take nothing now.</summary>
    private SlotRequest? TakeFairest(SlotAgent agent, DateTimeOffset now)
    {
        var free = FreeByAgent(countRecalledAsFree: false);
        bool anyReserved = false;
        foreach (string tenant in InFairOrder(now))
        {
            foreach (var request in _waiting.Of(tenant))
            {
                if (request.Amount <= free[agent.Name])
                    return request;
                if (anyReserved || NearestTo(request, free) is not { } nearest)
                    continue;
                if (nearest == agent.Name)
                    return null;
                anyReserved = true;
            }
        }

        return null;
    }

    /// <summary>The agent that is kept free for a request that fits nowhere now: of those that are large enough the one with the most room.</summary>
    private string? NearestTo(SlotRequest request, Dictionary<string, SlotAmount> free)
    {
        if (free.Values.Any(room => request.Amount <= room))
            return null;
        return Agents
            .Where(a => request.Amount <= a.Capacity)
            .OrderByDescending(a => free[a.Name])
            .FirstOrDefault()?.Name;
    }

    private Dictionary<string, SlotAmount> FreeByAgent(bool countRecalledAsFree)
    {
        var free = _agents.Values.ToDictionary(a => a.Agent.Name, a => a.Agent.Capacity);
        foreach (var grant in _grants.Values)
        {
            if (!(countRecalledAsFree && grant.Recalled) && free.TryGetValue(grant.Agent, out var room))
                free[grant.Agent] = room - grant.Amount;
        }

        return free;
    }

    /// <summary>The waiting tenants that may have slots, the one that deserves the next slots most first; among equals, the one that has waited longest.</summary>
    private IEnumerable<string> InFairOrder(DateTimeOffset now) => _waiting.Tenants
        .Where(tenant => !_shares.IsUsedUp(tenant, now))
        .Select(tenant => (Tenant: tenant, First: _waiting.Of(tenant).First()))
        .OrderBy(t => _shares.Standing(t.Tenant, StayingWith(t.Tenant) + t.First.Amount, now))
        .ThenBy(t => t.First.Sequence)
        .Select(t => t.Tenant);

    /// <summary>What a tenant holds without what is being recalled from it.</summary>
    private SlotAmount StayingWith(string tenant)
    {
        var held = _shares.HeldBy(tenant);
        foreach (var grant in _grants.Values)
        {
            if (grant.Recalled && grant.Tenant == tenant)
                held -= grant.Amount;
        }

        return held;
    }
}
