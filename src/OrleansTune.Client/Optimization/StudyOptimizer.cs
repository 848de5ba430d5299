using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>Runs an objective on a study's trials with several workers until the study hands out nothing more.</summary>
internal sealed class StudyOptimizer(StudyHandle study, OrleansTuneClientOptions options, Func<TrialContext, Task<TellRequest>> objective)
{
    private static readonly TimeSpan DefaultLease = TimeSpan.FromSeconds(600);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    // Names must differ between processes and machines: the server tells stale workers by them.
    private readonly string _workerPrefix = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}";

    public async Task<StudyResource> RunAsync(int parallelism, CancellationToken cancellationToken)
    {
        var described = await OutlastAsync(() => study.DescribeAsync(cancellationToken), cancellationToken);
        var lease = described.Spec.Lease?.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultLease;

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, parallelism)
            .Select(i => Task.Run(() => WorkAsync($"{_workerPrefix}-{i}", lease, ends.Token), CancellationToken.None))
            .ToList();
        while (workers.Count > 0)
        {
            var done = await Task.WhenAny(workers);
            workers.Remove(done);
            if (done.IsCompletedSuccessfully)
                continue;
            // One worker's error ends all; it is the first that is worth telling.
            await ends.CancelAsync();
            await Task.WhenAll(workers).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await done;
        }

        return await OutlastAsync(() => study.DescribeAsync(cancellationToken), cancellationToken);
    }

    private async Task WorkAsync(string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        while (await NextTrialAsync(worker, cancellationToken) is { } trial)
            await RunTrialAsync(trial, worker, lease, cancellationToken);
    }

    private async Task<AskedTrial?> NextTrialAsync(string worker, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                string key = ApiConnection.NewIdempotencyKey();
                var trials = await OutlastAsync(() => study.AskAsync(1, worker, key, cancellationToken), cancellationToken);
                if (trials.Count > 0)
                    return trials[0];
            }
            catch (ConflictException e) when (e.Code == ErrorCodes.StudyNotRunning)
            {
                return null;
            }

            await Task.Delay(pause, options.TimeProvider, cancellationToken);
        }
    }

    private async Task RunTrialAsync(AskedTrial trial, string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        TellRequest? result;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var context = new TrialContext(study, options, trial, worker, ends);
        var heartbeats = SendHeartbeatsAsync(context, worker, lease / 3, ends.Token);
        try
        {
            result = await EvaluateAsync(context, cancellationToken);
        }
        finally
        {
            await ends.CancelAsync();
            await heartbeats;
        }

        if (result is null)
            return;
        string key = ApiConnection.NewIdempotencyKey();
        result = result with { Worker = worker };
        try
        {
            await OutlastAsync(() => study.TellAsync(trial.Number, result, key, cancellationToken), cancellationToken);
        }
        catch (ConflictException e) when (e.Code is ErrorCodes.TrialNotRunning or ErrorCodes.LeaseLost or ErrorCodes.StudyNotRunning)
        {
            // The lease ran out or the study was stopped meanwhile: the server has given the trial to another worker or ended it.
        }
    }

    /// <summary>What to tell; null when the trial was taken from this worker.</summary>
    private async Task<TellRequest?> EvaluateAsync(TrialContext context, CancellationToken cancellationToken)
    {
        try
        {
            var result = await objective(context);
            return context.WasInterrupted ? null : RefuseNonFinite(result);
        }
        catch (Exception) when (context.WasInterrupted)
        {
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OrleansTuneException e) when (e is not InvalidRequestException)
        {
            // The server is out of reach or refuses this client: no fault of the trial.
            throw;
        }
#pragma warning disable CA1031 // Whatever a user's objective throws makes a failed trial, with the reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return TellRequest.Failed($"{e.GetType().Name}: {e.Message}");
        }
    }

    private static TellRequest RefuseNonFinite(TellRequest result)
    {
        foreach (double value in (IEnumerable<double>)[.. result.Values ?? [], .. result.Constraints ?? [], result.Value ?? 0])
        {
            if (!double.IsFinite(value))
                return TellRequest.Failed($"The objective returned {value}.");
        }

        return result;
    }

    private async Task SendHeartbeatsAsync(TrialContext context, string worker, TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(interval, options.TimeProvider, cancellationToken);
                await OutlastAsync(() => study.HeartbeatAsync(context.Number, worker, cancellationToken), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The trial ended.
        }
        catch (OrleansTuneException)
        {
            // The lease is lost, or the server gone for good: the worker's next call says so with its error.
            context.Interrupt();
        }
    }

    private Task<T> OutlastAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken) => Outage.OutlastAsync(options, call, cancellationToken);
}
