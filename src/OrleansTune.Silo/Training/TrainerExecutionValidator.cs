using OrleansTune.Core.Studies;
using OrleansTune.Grains.Studies;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Training;

/// <summary>Checks managed studies against the trainers that are registered here.</summary>
internal sealed class TrainerExecutionValidator(TrainerCatalog trainers) : IExecutionValidator
{
    public IEnumerable<SpecError> Validate(StudySpec spec) => trainers.Validate(spec);
}
