using OrleansTune.Core.Studies;
using OrleansTune.Grains.Studies;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>A cluster whose trainers train whatever a study wants, though no agent ever polls for it.</summary>
internal sealed class AnyTrainer : IExecutionValidator
{
    public IEnumerable<SpecError> Validate(StudySpec spec) => [];
}
