namespace OrleansTune.Core.Slots;

/// <summary>A trial that wants slots.</summary>
/// <param name="Trial">The trial's key.</param>
/// <param name="Tenant">The tenant that it counts for.</param>
/// <param name="Amount">The slots that it needs, all of one agent; above 0.</param>
/// <param name="Priority">Within its tenant, larger ones come first.</param>
/// <param name="Sequence">Its place among all requests; smaller came earlier.</param>
public sealed record SlotRequest(string Trial, string Tenant, SlotAmount Amount, int Priority, long Sequence);
