namespace OrleansTune.Core.Slots;

/// <summary>A trial that waits for a slot.</summary>
/// <param name="Trial">The trial's key.</param>
/// <param name="Tenant">The tenant that it counts for.</param>
/// <param name="Sequence">Its place among all requests; smaller came earlier.</param>
public sealed record SlotRequest(string Trial, string Tenant, long Sequence);
