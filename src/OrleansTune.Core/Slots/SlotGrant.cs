namespace OrleansTune.Core.Slots;

/// <summary>A slot held by a trial.</summary>
/// <param name="Token">Fencing token, larger than that of every earlier grant.</param>
/// <param name="Trial">The trial's key.</param>
/// <param name="Tenant">The tenant that it counts for.</param>
/// <param name="Agent">The agent that trains it.</param>
/// <param name="Incarnation">The agent's process.</param>
/// <param name="Sequence">The place that its request had, which it gets back when the agent is lost.</param>
public sealed record SlotGrant(long Token, string Trial, string Tenant, string Agent, string Incarnation, long Sequence);
