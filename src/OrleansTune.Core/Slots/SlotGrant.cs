namespace OrleansTune.Core.Slots;

/// <summary>Slots held by a trial.</summary>
/// <param name="Token">Fencing token, larger than that of every earlier grant.</param>
/// <param name="Request">What was granted; it gets its place back when the agent is lost or gives the trial back.</param>
/// <param name="Agent">The agent that trains it.</param>
/// <param name="Incarnation">The agent's process.</param>
/// <param name="Since">When it was granted.</param>
/// <param name="Recalled">Whether the agent is to save a checkpoint and give it back: a tenant below its share waits, or its own has used up its day.</param>
public sealed record SlotGrant(long Token, SlotRequest Request, string Agent, string Incarnation, DateTimeOffset Since, bool Recalled)
{
    /// <summary>The trial's key.</summary>
    public string Trial => Request.Trial;

    /// <summary>The tenant that it counts for.</summary>
    public string Tenant => Request.Tenant;

    /// <summary>The slots held.</summary>
    public SlotAmount Amount => Request.Amount;
}
