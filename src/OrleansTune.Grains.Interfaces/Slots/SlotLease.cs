using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>The right to train one trial in one slot.</summary>
/// <param name="Token">Fencing token: larger than that of every earlier lease of the pool.</param>
/// <param name="Trial">The trial.</param>
[GenerateSerializer, Immutable, Alias("slot-lease")]
public sealed record SlotLease([property: Id(0)] long Token, [property: Id(1)] TrialKey Trial);
