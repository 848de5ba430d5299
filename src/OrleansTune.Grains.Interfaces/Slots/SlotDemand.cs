using OrleansTune.Core.Slots;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>What a trial wants of a pool.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Amount">The slots that it needs, all of one agent; above 0.</param>
/// <param name="Priority">Within its tenant, larger ones come first.</param>
[GenerateSerializer, Immutable, Alias("slot-demand")]
public sealed record SlotDemand(
    [property: Id(0)] TrialKey Trial, [property: Id(1)] SlotAmount Amount, [property: Id(2)] int Priority);
