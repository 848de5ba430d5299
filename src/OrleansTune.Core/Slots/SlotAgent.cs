namespace OrleansTune.Core.Slots;

/// <summary>A process that trains trials, as it shows itself.</summary>
/// <param name="Name">The agent's name: the same after its machine restarts.</param>
/// <param name="Incarnation">Unique to the process.</param>
/// <param name="Started">When the process began: of two processes of one name, the one that began later counts.</param>
/// <param name="Capacity">The slots that it has.</param>
public sealed record SlotAgent(string Name, string Incarnation, DateTimeOffset Started, SlotAmount Capacity);
