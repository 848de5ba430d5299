using System.Text.Json;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Studies.Specs;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Studies;

/// <summary>Makes a study's machine and sampler from its spec, with the samplers, schedulers and trainers that this host knows.</summary>
internal sealed class StudyFactory(SamplerCatalog samplers, SchedulerCatalog schedulers, IExecutionValidator execution)
{
    private readonly StudySpecReader _reader = new(samplers.Factories, schedulers.Factories, StudySpecReader.SeedOfName);

    /// <summary>Reads a submitted spec.</summary>
    /// <exception cref="StudyException">The spec is faulty, with every fault (<see cref="RefusalCodes.InvalidSpec"/>).</exception>
    public StudySpec ReadSubmitted(string specJson)
    {
        var spec = Read(specJson);
        SpecError[] errors = [.. spec.IsManaged ? execution.Validate(spec) : []];
        return errors.Length == 0 ? spec : throw Invalid(errors);
    }

    /// <summary>A machine for a study as it was kept.</summary>
    public StudyMachine Restore(StudySpec spec, StudyHead head, IEnumerable<Trial> trials) =>
        new(spec, schedulers.Create(spec), head, trials);

    /// <summary>The study's sampler.</summary>
    public ISampler CreateSampler(StudySpec spec) => samplers.Create(spec);

    /// <summary>Reads a spec.</summary>
    public StudySpec Read(string specJson)
    {
        using var document = JsonDocument.Parse(specJson);
        var result = _reader.Read(document.RootElement);
        return result.Spec ?? throw Invalid(result.Errors);
    }

    private static StudyException Invalid(IReadOnlyList<SpecError> errors) => new(
        RefusalCodes.InvalidSpec,
        errors is [var only] ? $"The spec has a fault: {only.Field}: {only.Message}" : $"The spec has {errors.Count} faults.",
        errors);
}
