using OrleansTune.Core.Studies;

namespace OrleansTune.Grains.Studies;

/// <summary>Knows what the cluster's trainers can train; the host that has the trainers implements it.</summary>
public interface IExecutionValidator
{
    /// <summary>Every reason why the cluster cannot train a managed study; paths are relative to the spec.</summary>
    IEnumerable<SpecError> Validate(StudySpec spec);
}
