using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>Shares one pool's slots out among trials, keyed by the pool's name.</summary>
/// <remarks>
/// Trial grains ask for a slot; trainer agents poll for work, which also tells the broker that they live. A lease is fenced:
/// its token is larger than that of every earlier lease of the pool, and it is revoked when its agent falls silent. Who gets which
/// slot is <see cref="Core.Slots.SlotLedger"/>'s to say.
/// </remarks>
[Alias("slot-broker")]
public interface ISlotBrokerGrain : IGrainWithStringKey
{
    /// <summary>Asks for a slot for a trial. Asking again while it waits replaces what it asked for, in its old place; while it holds one it does nothing.</summary>
    [Alias("request")]
    Task RequestAsync(SlotDemand demand, CancellationToken cancellationToken = default);

    /// <summary>Gives up a trial's place in the queue or its slot.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="token">The lease given back; null for whatever the trial has.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("release")]
    Task ReleaseAsync(TrialKey trial, long? token, CancellationToken cancellationToken = default);

    /// <summary>Gives a trial's slot back and lets the trial wait again in its old place. A lease that is over changes nothing.</summary>
    [Alias("return")]
    Task ReturnAsync(TrialKey trial, long token, CancellationToken cancellationToken = default);

    /// <summary>An agent tells that it lives and what it works on, and waits a while for new leases.</summary>
    /// <returns>The agent's leases as the broker sees them, new ones included; it drops the work under any other.</returns>
    /// <exception cref="AgentReplacedException">A later process has the agent's name by now.</exception>
    [Alias("poll")]
    Task<AgentLeases> PollAsync(AgentPoll poll, CancellationToken cancellationToken = default);

    /// <summary>An agent shuts down in good order; its leases end.</summary>
    [Alias("leave")]
    Task LeaveAsync(string agent, string incarnation, CancellationToken cancellationToken = default);

    /// <summary>The pool as it stands: agents, tenants, who holds and who waits.</summary>
    [Alias("get")]
    Task<PoolSnapshot> GetAsync(CancellationToken cancellationToken = default);
}
