namespace OrleansTune.Training.Trainers;

/// <summary>One trial in training: trains a unit of resource at a time, and can be put away and taken up again.</summary>
/// <remarks>
/// <para>
/// A trainer belongs to one caller, who calls it from one thread at a time; different trainers run on different threads
/// without disturbing one another. Calls block for as long as they take: never make them on a grain's scheduler.
/// </para>
/// <para>
/// Resumed equals uninterrupted: a fresh trainer of the same <see cref="TrainerContext"/> that loads what another saved
/// goes on with the very numbers that the other would have given (on the same kind of device and version of the software).
/// </para>
/// </remarks>
public interface ITrainer : IDisposable
{
    /// <summary>Units of resource (epochs) trained so far, those before a <see cref="Load"/> included.</summary>
    int Epoch { get; }

    /// <summary>Trains one more unit of resource, and measures.</summary>
    /// <param name="cancellationToken">
    /// Ends the epoch early. The trainer then stands between two epochs: <see cref="Load"/> a checkpoint into it, or dispose of it.
    /// </param>
    /// <returns>
    /// The value of each metric of the trainer's factory (see <see cref="ITrainerFactory.Metrics"/>). A value is NaN or infinite
    /// when training diverged.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">An earlier call ended early, and nothing has been loaded since.</exception>
    IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken);

    /// <summary>Writes all that <see cref="Load"/> needs to go on: weights, optimiser, random state, epoch and the order of the data.</summary>
    /// <exception cref="InvalidOperationException">An earlier epoch ended early.</exception>
    void Save(Stream destination);

    /// <summary>Takes over what another trainer of the same trial saved; on an error nothing changes.</summary>
    /// <exception cref="InvalidDataException">The stream is no checkpoint of such a trainer, or ends too soon.</exception>
    void Load(Stream source);
}
