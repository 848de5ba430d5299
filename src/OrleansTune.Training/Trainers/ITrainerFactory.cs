using OrleansTune.Core.Studies;

namespace OrleansTune.Training.Trainers;

/// <summary>Makes the trainers of one name, and says what it asks of a study. Safe to call from several threads.</summary>
/// <remarks>Register an implementation in dependency injection to add a trainer.</remarks>
public interface ITrainerFactory
{
    /// <summary>The name in a study's spec, lower case, such as <c>mlp-classifier</c>.</summary>
    string Name { get; }

    /// <summary>The metrics that each epoch gives; a study's objectives and constraints are among them, or are <see cref="MetricNames.EpochSeconds"/>. Empty: known only once a trainer runs.</summary>
    IReadOnlyList<string> Metrics { get; }

    /// <summary>
    /// Whether its trainers always run in a process of their own, which is ended with all its children when the trial stops, whatever
    /// the operator set for others. By default not.
    /// </summary>
    bool NeedsOwnProcess => false;

    /// <summary>
    /// Every reason why this trainer cannot serve a study: parameters that it does not know or that can take values it cannot use,
    /// objectives that it does not measure, options and data.
    /// </summary>
    IEnumerable<SpecError> Validate(StudySpec spec);

    /// <summary>A trainer at epoch 0.</summary>
    /// <exception cref="TrainerContextException">The parameters or the data are not what the trainer can use.</exception>
    /// <exception cref="Devices.DeviceUnavailableException">The device is not on this machine.</exception>
    ITrainer Create(TrainerContext context);
}
