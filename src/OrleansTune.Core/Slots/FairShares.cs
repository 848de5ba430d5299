namespace OrleansTune.Core.Slots;

/// <summary>Which tenant is how far behind its share: a virtual clock per tenant.</summary>
/// <remarks>
/// <para>Start-time fair queueing (Goyal, Vin &amp; Cheng 1996) for jobs of unknown length: a tenant's clock runs by the slots that it
/// holds over its weight, so equal clocks mean usage in proportion to the weights. Slots about to be held are charged for one
/// quantum ahead, which makes the shares right at once and not only over time.</para>
/// <para>What a tenant does not want is lent, not saved: while nothing of it waits, its clock falls behind the pool's by one quantum
/// of what it holds at most. Nor is what it borrowed a debt for long: its clock is ahead of the pool's by twenty quanta at most, its own or
/// those of a tenant that waits.</para>
/// <para>A tenant that has used up what it may have of the day counts as one of which nothing waits: nobody is held back for it.</para>
/// </remarks>
internal sealed class FairShares
{
    private const double MostQuantaAhead = 20;
    private readonly Dictionary<string, Account> _accounts;
    private readonly double _quantum;
    private DateTimeOffset _at;
    private double _floor;

    public FairShares(SlotLedgerState kept, TimeSpan quantum)
    {
        _quantum = quantum.TotalSeconds;
        _at = kept.At;
        _floor = kept.Floor;
        _accounts = kept.Accounts.ToDictionary(
            a => a.Tenant,
            a => new Account { Weight = a.Weight, Clock = a.Clock, SlotSeconds = a.SlotSeconds, DaySeconds = a.DaySeconds, DailyLimit = a.DailyLimit });
        foreach (var request in kept.Waiting)
            Of(request.Tenant).Waiting++;
        foreach (var grant in kept.Grants)
            Of(grant.Tenant).Held += grant.Amount;
    }

    public DateTimeOffset At => _at;

    public double Floor => _floor;

    public IEnumerable<TenantAccount> Accounts => _accounts
        .OrderBy(a => a.Key, StringComparer.Ordinal)
        .Select(a => new TenantAccount(a.Key, a.Value.Weight, a.Value.Clock, a.Value.SlotSeconds, a.Value.DaySeconds, a.Value.DailyLimit));

    public bool Knows(string tenant) => _accounts.ContainsKey(tenant);

    public double WeightOf(string tenant) => _accounts[tenant].Weight;

    public SlotAmount HeldBy(string tenant) => _accounts[tenant].Held;

    /// <summary>Slots held times seconds, over all time.</summary>
    public double SlotSecondsOf(string tenant, DateTimeOffset now)
    {
        var account = _accounts[tenant];
        return account.SlotSeconds + (account.Held.Slots * Elapsed(now));
    }

    /// <summary>Slots held times seconds, since the UTC day began.</summary>
    public double DaySecondsOf(string tenant, DateTimeOffset now) => DaySeconds(_accounts[tenant], now);

    public double? DailyLimitOf(string tenant) => _accounts[tenant].DailyLimit;

    /// <summary>Whether the tenant has had all that it may have of the UTC day.</summary>
    public bool IsUsedUp(string tenant, DateTimeOffset now) => _accounts[tenant] is { DailyLimit: { } most } account && DaySeconds(account, now) >= most;

    /// <summary>How far on a tenant is that holds so many slots; the smaller, the more it deserves another.</summary>
    public double Standing(string tenant, SlotAmount held, DateTimeOffset now)
    {
        var account = _accounts[tenant];
        double clock = account.Clock + (account.Held.Slots * Elapsed(now) / account.Weight);
        return clock + (held.Slots * _quantum / account.Weight);
    }

    public void SetWeight(string tenant, double weight, DateTimeOffset now)
    {
        Advance(now);
        Of(tenant).Weight = weight;
    }

    public void SetDailyLimit(string tenant, double? seconds, DateTimeOffset now)
    {
        Advance(now);
        Of(tenant).DailyLimit = seconds;
    }

    public void NoteWaiting(string tenant, int change, DateTimeOffset now)
    {
        Advance(now);
        Of(tenant).Waiting += change;
    }

    public void NoteHeld(string tenant, SlotAmount change, DateTimeOffset now)
    {
        Advance(now);
        Of(tenant).Held += change;
    }

    /// <summary>Runs the clocks up to now. Only at changes, so that a ledger restored from what was kept has the very same numbers.</summary>
    private void Advance(DateTimeOffset now)
    {
        double seconds = Elapsed(now);
        foreach (var account in _accounts.Values)
            account.DaySeconds = DaySeconds(account, now);
        _at = now > _at ? now : _at;
        foreach (var account in _accounts.Values)
        {
            account.SlotSeconds += account.Held.Slots * seconds;
            account.Clock += account.Held.Slots * seconds / account.Weight;
        }

        _floor = Math.Max(_floor, PoolsClock());
        // Held back by less than a waiting tenant is charged ahead, those that hold the slots would stay before one of little weight for ever.
        double waiting = _accounts.Values.Where(a => a.Wants).Select(Quantum).DefaultIfEmpty().Max();
        foreach (var account in _accounts.Values)
        {
            double most = _floor + (MostQuantaAhead * Math.Max(Quantum(account), waiting));
            account.Clock = Math.Min(account.Wants ? account.Clock : Math.Max(account.Clock, Least(account)), most);
        }
    }

    /// <summary>The clock of the tenant that is furthest behind, of those that want more; when none does, of those that hold something.</summary>
    private double PoolsClock()
    {
        double wanting = double.PositiveInfinity, holding = double.PositiveInfinity;
        foreach (var account in _accounts.Values)
        {
            if (account.Wants)
                wanting = Math.Min(wanting, account.Clock);
            else if (account.Held.Thousandths > 0)
                holding = Math.Min(holding, account.Clock);
        }

        double clock = double.IsFinite(wanting) ? wanting : holding;
        return double.IsFinite(clock) ? clock : _floor;
    }

    private double Least(Account account) => _floor - Quantum(account);

    private double Quantum(Account account) => Math.Max(account.Held.Slots, 1) * _quantum / account.Weight;

    private double Elapsed(DateTimeOffset now) => Math.Max(0, (now - _at).TotalSeconds);

    private double DaySeconds(Account account, DateTimeOffset now)
    {
        var until = now > _at ? now : _at;
        var midnight = new DateTimeOffset(until.UtcDateTime.Date, TimeSpan.Zero);
        return _at >= midnight
            ? account.DaySeconds + (account.Held.Slots * Elapsed(now))
            : account.Held.Slots * (until - midnight).TotalSeconds;
    }

    private Account Of(string tenant)
    {
        if (!_accounts.TryGetValue(tenant, out var account))
            _accounts.Add(tenant, account = new Account { Clock = _floor });
        return account;
    }

    private sealed class Account
    {
        public double Weight { get; set; } = 1;

        public double Clock { get; set; }

        public double SlotSeconds { get; set; }

        /// <summary>Of the UTC day of <see cref="At"/>.</summary>
        public double DaySeconds { get; set; }

        public double? DailyLimit { get; set; }

        public SlotAmount Held { get; set; }

        public int Waiting { get; set; }

        /// <summary>Whether something waits that may be granted; as of <see cref="At"/>.</summary>
        public bool Wants => Waiting > 0 && !(DaySeconds >= DailyLimit);
    }
}
