using System.Text.Json;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads a study's spec as submitted, and finds every fault of it at once.</summary>
/// <param name="samplers">The samplers that a study may name.</param>
/// <param name="schedulers">The schedulers that a study may name.</param>
/// <param name="defaultSeed">
/// The seed of a study whose spec has none, by the study's name. When it depends on nothing else, submitting such a spec twice
/// gives the same study.
/// </param>
/// <remarks>
/// The text must be JSON already; whatever it says, reading does not throw. A field that is null counts as absent.
/// </remarks>
public sealed class StudySpecReader(
    IEnumerable<ISamplerFactory> samplers, IEnumerable<ISchedulerFactory> schedulers, Func<string, ulong> defaultSeed)
{
    private static readonly string[] Sections =
        ["name", "objectives", "constraints", "searchSpace", "sampler", "scheduler", "stop", "execution", "lease", "seed"];

    private readonly Dictionary<string, ISamplerFactory> _samplers = samplers.ToDictionary(s => s.Name);
    private readonly Dictionary<string, ISchedulerFactory> _schedulers = schedulers.ToDictionary(s => s.Name);

    /// <summary>A default seed that follows from the study's name alone: submitting a spec without a seed twice gives the same study.</summary>
    public static ulong SeedOfName(string name) => RandomStream.For(0, name).NextBits();

    /// <summary>Reads a spec.</summary>
    public StudySpecResult Read(JsonElement json)
    {
        var errors = new SpecErrors();
        var root = new SpecNode(json, string.Empty, errors);
        var spec = JsonSoundness.Check(root) && root.AsObject(Sections) is { } fields ? Read(fields) : null;
        return new(errors.Count == 0 ? spec : null, errors.ToList());
    }

    private StudySpec? Read(SpecObject fields)
    {
        string? name = fields.Required("name", "the study's name")?.AsStudyName();
        var objectives = fields.Required("objectives", "a list of {name, direction}") is { } list ? ObjectiveSection.Read(list) : null;
        var constraints = Section(fields, "constraints", n => ObjectiveSection.ReadConstraints(n, fields.Optional("execution") is not null), []);
        var space = fields.Required("searchSpace", "a list of parameters") is { } parameters ? SpaceSection.Read(parameters) : null;
        var sampler = Section(fields, "sampler", n => SamplerSection.Read(n, _samplers), SamplerSpec.Auto);
        var scheduler = Section(fields, "scheduler", n => SchedulerSection.Read(n, _schedulers), new());
        var stop = Section(fields, "stop", n => StopSection.Read(n, objectives?.Count), new());
        var execution = Section(fields, "execution", ExecutionSection.Read, null);
        var lease = Section(fields, "lease", n => ExecutionSection.ReadLease(n, fields.Optional("execution") is not null), new());
        ulong? seed = fields.Optional("seed") is { } seedNode ? ReadSeed(seedNode) : null;
        if (objectives is null || space is null)
            return null;

        // The sampler and the scheduler are asked even when a section that hardly concerns them is faulty.
        var spec = new StudySpec
        {
            Name = name ?? string.Empty,
            Objectives = objectives,
            Constraints = constraints ?? [],
            Space = space,
            Sampler = sampler ?? SamplerSpec.Auto,
            Scheduler = scheduler ?? new(),
            Stop = stop ?? new(),
            Execution = execution,
            Lease = lease ?? new(),
            Seed = seed ?? (name is null ? 0 : defaultSeed(name)),
        };
        var errors = fields.Node.Errors;
        var refusals = (sampler is null ? [] : _samplers.GetValueOrDefault(sampler.Name)?.Validate(spec) ?? Missing("sampler", sampler.Name))
            .Concat(scheduler is null ? [] : _schedulers.GetValueOrDefault(scheduler.Name)?.Validate(spec) ?? Missing("scheduler", scheduler.Name));
        foreach (var refusal in refusals)
            errors.Add(refusal.Field, refusal.Message);
        return spec;
    }

    private static T? Section<T>(SpecObject fields, string name, Func<SpecNode, T?> read, T? absent) =>
        fields.Optional(name) is { } node ? read(node) : absent;

    /// <summary>The fault when a default is not among the known ones, as where a host registered its own few.</summary>
    private static IEnumerable<SpecError> Missing(string section, string name) =>
        [new(section, $"is missing; expected an object with a name, as there is no '{name}' here")];

    private static ulong? ReadSeed(SpecNode node)
    {
        if (node.Json.ValueKind == JsonValueKind.Number && node.Json.TryGetUInt64(out ulong seed))
            return seed;
        node.Fail($"expected a whole number from 0 to {ulong.MaxValue}, got {SpecText.Describe(node.Json)}");
        return null;
    }
}
