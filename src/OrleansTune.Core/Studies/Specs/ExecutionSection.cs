namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>execution: {trainer, data, parallel, pool, retries, options}</c> and <c>lease: {seconds, retries}</c>.</summary>
internal static class ExecutionSection
{
    private const int MostParallel = 10_000;
    private const int MostRetries = 1000;
    private const int LongestLease = 604_800;

    public static ExecutionSpec? Read(SpecNode node)
    {
        int before = node.Errors.Count;
        if (node.AsObject("trainer", "data", "parallel", "pool", "retries", "options") is not { } fields)
            return null;
        string? trainer = fields.Required("trainer", "the trainer's name")?.AsText();
        var spec = new ExecutionSpec { Trainer = trainer ?? string.Empty };
        spec = spec with
        {
            Data = fields.Optional("data")?.AsText(),
            Parallel = fields.Optional("parallel") is { } parallel ? ReadParallel(parallel) ?? spec.Parallel : spec.Parallel,
            Pool = fields.Optional("pool")?.AsName() ?? spec.Pool,
            Retries = fields.Optional("retries")?.AsInt32(0, MostRetries) ?? spec.Retries,
            Options = fields.Optional("options")?.AsOpenObject() is { } options
                ? options.OptionsExcept()
                : spec.Options,
        };
        return node.Errors.Count == before ? spec : null;
    }

    public static int? ReadParallel(SpecNode node) => node.AsInt32(1, MostParallel);

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
