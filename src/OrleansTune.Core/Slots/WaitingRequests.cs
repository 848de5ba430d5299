namespace OrleansTune.Core.Slots;

/// <summary>The requests that wait, by tenant: within a tenant those of the highest priority first, and of those the oldest.</summary>
internal sealed class WaitingRequests
{
    private static readonly Comparer<SlotRequest> Order = Comparer<SlotRequest>.Create(
        (a, b) => a.Priority != b.Priority ? b.Priority.CompareTo(a.Priority) : a.Sequence.CompareTo(b.Sequence));

    private readonly Dictionary<string, SlotRequest> _byTrial = [];
    private readonly Dictionary<string, SortedSet<SlotRequest>> _byTenant = [];

    public int Count => _byTrial.Count;

    /// <summary>All of them, oldest first.</summary>
    public IEnumerable<SlotRequest> Oldest => _byTrial.Values.OrderBy(r => r.Sequence);

    /// <summary>The tenants of which something waits.</summary>
    public IReadOnlyCollection<string> Tenants => _byTenant.Keys;

    /// <summary>What waits of a tenant, in the order in which it is to be granted.</summary>
    public IReadOnlyCollection<SlotRequest> Of(string tenant) => _byTenant[tenant];

    public SlotRequest? Find(string trial) => _byTrial.GetValueOrDefault(trial);

    public void Add(SlotRequest request)
    {
        _byTrial.Add(request.Trial, request);
        if (!_byTenant.TryGetValue(request.Tenant, out var requests))
            _byTenant.Add(request.Tenant, requests = new SortedSet<SlotRequest>(Order));
        requests.Add(request);
    }

    /// <summary>Puts a tenant's request in the place of another of its own.</summary>
    public void Replace(SlotRequest old, SlotRequest request)
    {
        Remove(old);
        Add(request);
    }

    public void Remove(SlotRequest request)
    {
        _byTrial.Remove(request.Trial);
        var requests = _byTenant[request.Tenant];
        requests.Remove(request);
        if (requests.Count == 0)
            _byTenant.Remove(request.Tenant);
    }
}
