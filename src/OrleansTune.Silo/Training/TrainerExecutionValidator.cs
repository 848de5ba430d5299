using OrleansTune.Core.Studies;
using OrleansTune.Grains.Studies;
using OrleansTune.Training.Data;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Training;

/// <summary>Checks managed studies against the trainers and the sources of data that are registered here.</summary>
internal sealed class TrainerExecutionValidator(TrainerCatalog trainers, DataCatalog data) : IExecutionValidator
{
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        foreach (var error in trainers.Validate(spec))
            yield return error;
        if (spec.Execution?.Data is { Length: > 0 } name && data.Fault(name) is { } fault)
            yield return new("execution.data", $"'{name}' {fault}");
    }
}
