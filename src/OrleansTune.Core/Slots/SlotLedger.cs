namespace OrleansTune.Core.Slots;

/// <summary>Who waits for slots of a pool and who holds them: shares them fairly among tenants and fences every grant.</summary>
/// <remarks>
/// <para>Free slots go to the tenant that is furthest behind its share (usage over weight, see <see cref="FairShares"/>); within it
/// to the request of the highest priority, and of those to the oldest. A tenant alone gets everything.</para>
/// <para>A request that fits no agent's free slots is passed over, except on the agent that is nearest to having room for it: that
/// one takes nothing else until it fits. So small requests fill the gaps, and none waits for ever.</para>
/// <para>When a tenant below its share waits and nothing is free, trials of tenants above theirs are recalled, once they held their
/// slots for a quantum: their agents are to give them back at the next epoch. A recall leaves no tenant worse off than the one it was
/// for, so the two cannot take turns at it.</para>
/// <para>A tenant may have a limit of slot-seconds a UTC day. Used up, what waits of it is passed over until the day ends, and what it
/// holds is recalled: it uses more than its limit by what its trials need to the end of their epochs.</para>
/// <para>Not thread-safe. Agents count as seen when a ledger is made of what was kept.</para>
/// </remarks>
public sealed partial class SlotLedger
{
    private readonly WaitingRequests _waiting = new();
    private readonly Dictionary<string, SlotGrant> _grants;
    private readonly Dictionary<string, (SlotAgent Agent, DateTimeOffset Seen)> _agents;
    private readonly FairShares _shares;
    private readonly List<string> _lost = [];
    private readonly TimeSpan _quantum;

    /// <summary>A ledger as it was kept.</summary>
    /// <param name="kept">What was kept; a new state for a new pool.</param>
    /// <param name="quantum">How long a trial keeps its slots at least; above 0. Shares become exact over a few of these.</param>
    /// <param name="now">The time.</param>
    public SlotLedger(SlotLedgerState kept, TimeSpan quantum, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(quantum, TimeSpan.Zero);
        NextToken = kept.NextToken;
        _quantum = quantum;
        _shares = new FairShares(kept, quantum);
        _grants = kept.Grants.ToDictionary(g => g.Trial);
        _agents = kept.Agents.ToDictionary(a => a.Name, a => (a, now));
        foreach (var request in kept.Waiting)
            _waiting.Add(request);
    }

    /// <summary>The number that the next request or grant takes.</summary>
    public long NextToken { get; private set; }

    /// <summary>Number of changes so far to what must be kept.</summary>
    public long Version { get; private set; }

    /// <summary>The requests, oldest first.</summary>
    public IEnumerable<SlotRequest> Waiting => _waiting.Oldest;

    /// <summary>The grants.</summary>
    public IReadOnlyCollection<SlotGrant> Grants => _grants.Values;

    /// <summary>The agents that are there, by name.</summary>
    public IEnumerable<SlotAgent> Agents => _agents.Values.Select(a => a.Agent).OrderBy(a => a.Name, StringComparer.Ordinal);

    /// <summary>The tenants that ever asked, by name.</summary>
    public IEnumerable<TenantAccount> Accounts => _shares.Accounts;

    /// <summary>The tenants that wait or hold something.</summary>
    public IEnumerable<string> ActiveTenants => _waiting.Tenants.Union(_grants.Values.Select(g => g.Tenant));

    /// <summary>What must be kept.</summary>
    public SlotLedgerState ToState() => new()
    {
        NextToken = NextToken,
        At = _shares.At,
        Floor = _shares.Floor,
        Waiting = [.. _waiting.Oldest],
        Grants = [.. _grants.Values.OrderBy(g => g.Token)],
        Accounts = [.. Accounts],
        Agents = [.. Agents],
    };

    /// <summary>Whether the tenant's weight was ever set.</summary>
    public bool Knows(string tenant) => _shares.Knows(tenant);

    /// <summary>Slots that the tenant held times seconds, over all time.</summary>
    public double SlotSecondsOf(string tenant, DateTimeOffset now) => _shares.SlotSecondsOf(tenant, now);

    /// <summary>Sets a tenant's weight; above 0.</summary>
    /// <returns>False when it has that weight already.</returns>
    public bool SetWeight(string tenant, double weight, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(weight, 0);
        if (_shares.Knows(tenant) && _shares.WeightOf(tenant) == weight)
            return false;
        _shares.SetWeight(tenant, weight, now);
        Version++;
        return true;
    }

    /// <summary>Notes that a trial wants slots; one that waits already keeps its place, with what it wants now.</summary>
    /// <returns>False when that changes nothing: it waits for just that, or holds some already.</returns>
    public bool Request(string trial, string tenant, SlotAmount amount, int priority, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount.Thousandths, 1, nameof(amount));
        var before = _waiting.Find(trial);
        if (_grants.ContainsKey(trial) || (before is not null && before.Amount == amount && before.Priority == priority))
            return false;
        if (before is null)
            Enqueue(new SlotRequest(trial, tenant, amount, priority, NextToken++), now);
        else
            _waiting.Replace(before, before with { Amount = amount, Priority = priority });
        Version++;
        return true;
    }

    /// <summary>Ends a trial's grant, or (without a token) whatever it has.</summary>
    /// <returns>Whether anything changed; a token that is not the trial's current one changes nothing.</returns>
    public bool Release(string trial, long? token, DateTimeOffset now)
    {
        if (token is null && _waiting.Find(trial) is { } request)
            Dequeue(request, now);
        else if (_grants.TryGetValue(trial, out var grant) && (token is null || grant.Token == token))
            End(grant, now);
        else
            return false;
        Version++;
        return true;
    }

    /// <summary>Ends a trial's grant and lets the trial wait again in its old place.</summary>
    /// <returns>Whether anything changed; a token that is not the trial's current one changes nothing.</returns>
    public bool Return(string trial, long token, DateTimeOffset now)
    {
        if (!_grants.TryGetValue(trial, out var grant) || grant.Token != token)
            return false;
        PutBack(grant, now);
        Version++;
        return true;
    }

    /// <summary>The grants of an agent's process, by token.</summary>
    public IReadOnlyList<SlotGrant> GrantsOf(string agent, string incarnation) =>
        [.. _grants.Values.Where(g => g.Agent == agent && g.Incarnation == incarnation).OrderBy(g => g.Token)];

    private void Enqueue(SlotRequest request, DateTimeOffset now)
    {
        _shares.NoteWaiting(request.Tenant, 1, now);
        _waiting.Add(request);
    }

    private void Dequeue(SlotRequest request, DateTimeOffset now)
    {
        _shares.NoteWaiting(request.Tenant, -1, now);
        _waiting.Remove(request);
    }

    private void End(SlotGrant grant, DateTimeOffset now)
    {
        _shares.NoteHeld(grant.Tenant, default(SlotAmount) - grant.Amount, now);
        _grants.Remove(grant.Trial);
    }

    private void PutBack(SlotGrant grant, DateTimeOffset now)
    {
        End(grant, now);
        Enqueue(grant.Request, now);
    }
}
