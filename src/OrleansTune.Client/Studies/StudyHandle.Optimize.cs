using OrleansTune.Contracts;

namespace OrleansTune.Client;

public sealed partial class StudyHandle
{
    /// <summary>
    /// Runs an objective on the study's trials until the study is completed or stopped: asks, sends heartbeats, tells values, and
    /// tells failures with their reason when the objective throws. Waits while the study is paused or has nothing to hand out, and
    /// holds out over server restarts for as long as the client's patience.
    /// </summary>
    /// <param name="objective">
    /// Gives a trial's value. It may report along the way (<see cref="TrialContext.ReportAsync(int, double)"/>), which ends trials
    /// that the scheduler pauses or stops.
    /// </param>
    /// <param name="parallelism">How many trials run at once; at least 1.</param>
    /// <param name="cancellationToken">Ends the optimisation; trials then running are handed out again when their leases run out.</param>
    /// <returns>The study as it stands at the end, with its best trial.</returns>
    /// <exception cref="ConflictException">The server itself trains this study's trials.</exception>
    /// <exception cref="ServiceUnavailableException">The server was away for longer than the client's patience.</exception>
    /// <exception cref="InvalidRequestException">The objective's results do not fit the study.</exception>
    public Task<StudyResource> OptimizeAsync(
        Func<TrialContext, Task<double>> objective, int parallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return OptimizeAsync(async trial => TellRequest.Completed(await objective(trial)), parallelism, cancellationToken);
    }

    /// <summary>As the other overloads, for an objective that computes without waiting; each trial gets a thread of its own.</summary>
    /// <exception cref="ConflictException">The server itself trains this study's trials.</exception>
    /// <exception cref="ServiceUnavailableException">The server was away for longer than the client's patience.</exception>
    public Task<StudyResource> OptimizeAsync(
        Func<TrialContext, double> objective, int parallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return OptimizeAsync(
            async trial => TellRequest.Completed(await Task.Factory.StartNew(
                () => objective(trial), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
            parallelism,
            cancellationToken);
    }

    /// <summary>As the other overloads, for several objectives or constraints: the objective gives all that is to be told.</summary>
    /// <exception cref="ConflictException">The server itself trains this study's trials.</exception>
    /// <exception cref="ServiceUnavailableException">The server was away for longer than the client's patience.</exception>
    /// <exception cref="InvalidRequestException">The objective's results do not fit the study.</exception>
    public Task<StudyResource> OptimizeAsync(
        Func<TrialContext, Task<TellRequest>> objective, int parallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        return new StudyOptimizer(this, _connection.Options, objective).RunAsync(parallelism, cancellationToken);
    }
}
