namespace OrleansTune.Contracts;

/// <summary>A host that trains for a pool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slots">The slots that it has.</param>
/// <param name="Held">The slots in use.</param>
public sealed record PoolAgentResource(string Name, double Slots, double Held);
