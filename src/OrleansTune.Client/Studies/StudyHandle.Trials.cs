using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

public sealed partial class StudyHandle
{
    /// <summary>Asks for trials to run.</summary>
    /// <param name="count">How many are wanted, from 1 to 1,000.</param>
    /// <param name="worker">Who asks; null for nobody in particular.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The trials, possibly fewer; none when there is nothing to do right now: ask again later.</returns>
    /// <exception cref="ConflictException">The study is stopped or completed, or the server itself trains its trials.</exception>
    public Task<IReadOnlyList<AskedTrial>> AskAsync(int count = 1, string? worker = null, CancellationToken cancellationToken = default) =>
        AskAsync(count, worker, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>Reports what a running trial measured after a step of training, and extends its lease.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="step">Units of resource (epochs) spent on it so far; at least 1.</param>
    /// <param name="value">The objective's value; finite.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What to do with the trial now; after pause and stop it is no longer running.</returns>
    /// <exception cref="ConflictException">The trial is not running, or another worker holds it.</exception>
    /// <exception cref="InvalidRequestException">The step or value is not one.</exception>
    public Task<TrialDecision> ReportAsync(int number, int step, double value, CancellationToken cancellationToken = default) =>
        ReportAsync(number, new ReportRequest { Step = step, Value = value }, cancellationToken);

    /// <summary>Reports what a running trial measured: as the other overload, for several objectives or with the worker's name.</summary>
    /// <exception cref="ConflictException">The trial is not running, or another worker holds it.</exception>
    /// <exception cref="InvalidRequestException">The step or a value is not one.</exception>
    public Task<TrialDecision> ReportAsync(int number, ReportRequest report, CancellationToken cancellationToken = default) =>
        ReportAsync(number, report, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>Extends a running trial's lease.</summary>
    /// <returns>When the lease runs out now.</returns>
    /// <exception cref="ConflictException">The trial is not running, or another worker holds it.</exception>
    public async Task<DateTimeOffset> HeartbeatAsync(int number, string? worker = null, CancellationToken cancellationToken = default)
    {
        var answer = await _connection.WriteAsync<HeartbeatRequest, HeartbeatResponse>(
            HttpMethod.Post, _paths.Heartbeat(number), new() { Worker = worker }, ApiConnection.NewIdempotencyKey(), cancellationToken);
        return answer.LeaseExpires;
    }

    /// <summary>Ends a running trial with the value of the single objective.</summary>
    /// <exception cref="ConflictException">The trial is not running, or another worker holds it.</exception>
    /// <exception cref="InvalidRequestException">The value is not finite.</exception>
    public Task<TrialResource> TellAsync(int number, double value, CancellationToken cancellationToken = default) =>
        TellAsync(number, TellRequest.Completed(value), cancellationToken);

    /// <summary>Ends a running trial with its result: values, constraints, or that it failed.</summary>
    /// <exception cref="ConflictException">The trial is not running, or another worker holds it.</exception>
    /// <exception cref="InvalidRequestException">The result does not fit the study.</exception>
    public Task<TrialResource> TellAsync(int number, TellRequest result, CancellationToken cancellationToken = default) =>
        TellAsync(number, result, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>Adds points to be tried before the sampler's own.</summary>
    /// <returns>The new trials' numbers.</returns>
    /// <exception cref="InvalidRequestException">A point is not one of the search space; none was added.</exception>
    public Task<IReadOnlyList<int>> EnqueueAsync(IEnumerable<ParameterValues> points, CancellationToken cancellationToken = default) =>
        ImportAsync(points.Select(p => new AddedTrial { Parameters = p }), cancellationToken);

    /// <summary>Adds trials, those with values as ended: results brought from elsewhere.</summary>
    /// <returns>The new trials' numbers.</returns>
    /// <exception cref="InvalidRequestException">A trial does not fit the study; none was added.</exception>
    public Task<IReadOnlyList<int>> ImportAsync(IEnumerable<AddedTrial> trials, CancellationToken cancellationToken = default) =>
        ImportAsync(trials, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>Adds trials once, however often it is called with the same key, also by programs that come after this one.</summary>
    /// <param name="trials">The trials, up to 1,000.</param>
    /// <param name="idempotencyKey">What stands for these trials in the study: 1 to 200 visible ASCII characters.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The numbers that the trials were given the first time.</returns>
    /// <exception cref="InvalidRequestException">A trial does not fit the study; none was added.</exception>
    public async Task<IReadOnlyList<int>> ImportAsync(
        IEnumerable<AddedTrial> trials, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        var request = new AddTrialsRequest { Trials = [.. trials] };
        var answer = await _connection.WriteAsync<AddTrialsRequest, AddTrialsResponse>(
            HttpMethod.Post, _paths.Trials, request, idempotencyKey, cancellationToken);
        return answer.Numbers;
    }

    /// <summary>The trials, in the order of their numbers, read page by page.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<TrialResource> TrialsAsync(TrialState? state = null, CancellationToken cancellationToken = default) =>
        _connection.ListAsync<TrialResource>(_paths.Trials, Paging.ByState(state), cancellationToken);

    /// <summary>One trial as it stands.</summary>
    public Task<TrialResource> TrialAsync(int number, CancellationToken cancellationToken = default) =>
        _connection.GetAsync<TrialResource>(_paths.Trial(number), cancellationToken);

    internal async Task<IReadOnlyList<AskedTrial>> AskAsync(int count, string? worker, string idempotencyKey, CancellationToken cancellationToken)
    {
        var answer = await _connection.WriteAsync<AskRequest, AskResponse>(
            HttpMethod.Post, _paths.Ask, new() { Count = count, Worker = worker }, idempotencyKey, cancellationToken);
        return answer.Trials;
    }

    internal async Task<TrialDecision> ReportAsync(int number, ReportRequest report, string idempotencyKey, CancellationToken cancellationToken)
    {
        var answer = await _connection.WriteAsync<ReportRequest, ReportResponse>(
            HttpMethod.Post, _paths.Report(number), report, idempotencyKey, cancellationToken);
        return answer.Decision;
    }

    internal Task<TrialResource> TellAsync(int number, TellRequest result, string idempotencyKey, CancellationToken cancellationToken) =>
        _connection.WriteAsync<TellRequest, TrialResource>(HttpMethod.Post, _paths.Tell(number), result, idempotencyKey, cancellationToken);
}
