using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>execution: {trainer, data, parallel, pool, slots, priority, retries, options}</c> and <c>lease: {seconds, retries}</c>.</summary>
internal static class ExecutionSection
{
    private const int MostParallel = 10_000;
    private const int MostSlots = 1024;
    private const int MostPriority = 1000;
    private const int MostRetries = 1000;
    private const int LongestLease = 604_800;

    public static ExecutionSpec? Read(SpecNode node)
    {
        int before = node.Errors.Count;
        if (node.AsObject("trainer", "data", "parallel", "pool", "slots", "priority", "retries", "options") is not { } fields)
            return null;
        string? trainer = fields.Required("trainer", "the trainer's name")?.AsText();
        var spec = new ExecutionSpec { Trainer = trainer ?? string.Empty };
        spec = spec with
        {
            Data = fields.Optional("data")?.AsText(),
            Parallel = fields.Optional("parallel") is { } parallel ? ReadParallel(parallel) ?? spec.Parallel : spec.Parallel,
            Pool = fields.Optional("pool")?.AsName() ?? spec.Pool,
            Slots = fields.Optional("slots") is { } slots ? ReadSlots(slots) ?? spec.Slots : spec.Slots,
            Priority = fields.Optional("priority") is { } priority ? ReadPriority(priority) ?? spec.Priority : spec.Priority,
            Retries = fields.Optional("retries")?.AsInt32(0, MostRetries) ?? spec.Retries,
            Options = fields.Optional("options")?.AsOpenObject() is { } options
                ? options.OptionsExcept()
                : spec.Options,
        };
        return node.Errors.Count == before ? spec : null;
    }

    public static int? ReadParallel(SpecNode node) => node.AsInt32(1, MostParallel);

    public static int? ReadPriority(SpecNode node) => node.AsInt32(-MostPriority, MostPriority);

    public static SlotAmount? ReadSlots(SpecNode node)
    {
        if (node.AsNumber() is not { } slots)
            return null;
        double thousandths = Math.Round(slots * SlotAmount.One.Thousandths);
        if (thousandths >= 1 && slots <= MostSlots && Math.Abs((slots * SlotAmount.One.Thousandths) - thousandths) < 1e-6)
            return new SlotAmount((int)thousandths);
        node.Fail($"expected slots above 0 and up to {MostSlots} in steps of 0.001, such as 0.25 for four trials on one, got {SpecText.Describe(node.Json)}");
        return null;
    }

    public static LeaseSpec? ReadLease(SpecNode node, bool isManaged)
    {
        int before = node.Errors.Count;
        if (isManaged)
            node.Fail("belongs to studies whose trials you train yourself; this one has an execution");
        if (node.AsObject("seconds", "retries") is not { } fields)
            return null;
        var spec = new LeaseSpec();
        spec = spec with
        {
            Seconds = fields.Optional("seconds")?.AsInt32(1, LongestLease) ?? spec.Seconds,
            Retries = fields.Optional("retries")?.AsInt32(0, MostRetries) ?? spec.Retries,
        };
        return node.Errors.Count == before ? spec : null;
    }
}
