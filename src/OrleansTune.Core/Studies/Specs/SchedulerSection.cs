using OrleansTune.Core.Scheduling;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>scheduler: {name, minResource, maxResource, eta, mode}</c>.</summary>
internal static class SchedulerSection
{
    private static readonly string[] Modes = ["promotion", "stopping"];

    public static SchedulerSpec? Read(SpecNode node, IReadOnlyDictionary<string, ISchedulerFactory> known)
    {
        int before = node.Errors.Count;
        if (node.AsObject("name", "minResource", "maxResource", "eta", "mode") is not { } fields)
            return null;
        var basis = new SchedulerSpec();
        string? name = fields.Required("name", "the scheduler's name")?.AsWord("scheduler", [.. known.Keys]);
        int least = fields.Optional("minResource")?.AsInt32(1) ?? basis.MinResource;
        int most = basis.MaxResource;
        if (fields.Optional("maxResource") is { } mostNode)
            most = mostNode.AsInt32(1) ?? least;
        if (least > most)
            node.Field("maxResource", default).Fail($"expected at least minResource, which is {least}, got {most}");
        int eta = fields.Optional("eta")?.AsInt32(2) ?? basis.Eta;
        string? mode = fields.Optional("mode")?.AsWord("mode", Modes);
        if (node.Errors.Count != before)
            return null;
        return new()
        {
            Name = name!,
            MinResource = least,
            MaxResource = most,
            Eta = eta,
            Mode = mode is null ? null : (SchedulerMode)Array.IndexOf(Modes, mode),
        };
    }

    /// <summary>The word for a mode in a spec.</summary>
    public static string Word(SchedulerMode mode) => Modes[(int)mode];
}
