using OrleansTune.Core.Studies;
using OrleansTune.Grains.Studies;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>A cluster that can train anything but <c>unknown</c>.</summary>
internal sealed class AnyTrainer : IExecutionValidator
{
    public IEnumerable<SpecError> Validate(StudySpec spec) =>
        spec.Execution?.Trainer == "unknown" ? [new("execution.trainer", "is unknown.")] : [];
}
