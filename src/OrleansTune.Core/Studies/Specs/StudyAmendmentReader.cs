using System.Text.Json;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>{stop, parallel, slots, priority}</c>, a change of a study, by the rules of the spec's own sections.</summary>
public static class StudyAmendmentReader
{
    /// <summary>Reads a change of a study.</summary>
    /// <param name="json">The change as submitted. A field that is null counts as absent.</param>
    /// <param name="spec">The study's spec, which says what can be changed.</param>
    /// <exception cref="StudyException">It has faults; all of them are listed (<see cref="RefusalCodes.InvalidRequest"/>).</exception>
    public static StudyAmendment Read(JsonElement json, StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var errors = new SpecErrors();
        var root = new SpecNode(json, string.Empty, errors);
        var amendment = JsonSoundness.Check(root) && root.AsObject("stop", "parallel", "slots", "priority") is { } fields ? Read(fields, spec) : null;
        return errors.Count == 0 ? amendment! : throw Invalid(errors.ToList());
    }

    private static StudyAmendment Read(SpecObject fields, StudySpec spec) => new()
    {
        Stop = fields.Optional("stop") is { } stop ? StopSection.Read(stop, spec.Objectives.Count) : null,
        Parallel = fields.Optional("parallel") is { } parallel ? ExecutionSection.ReadParallel(parallel) : null,
        Slots = fields.Optional("slots") is { } slots ? ExecutionSection.ReadSlots(slots) : null,
        Priority = fields.Optional("priority") is { } priority ? ExecutionSection.ReadPriority(priority) : null,
    };

    private static StudyException Invalid(IReadOnlyList<SpecError> errors) => new(
        RefusalCodes.InvalidRequest,
        errors is [var only] ? $"{only.Field}: {only.Message}" : $"The request has {errors.Count} faults.",
        errors);
}
