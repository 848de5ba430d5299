using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>A study on the server: its state, its trials, its life. Thread-safe and cheap; holds nothing but the name.</summary>
/// <remarks>
/// Every method may throw <see cref="NotFoundException"/> (no such study), <see cref="AuthenticationException"/>,
/// <see cref="ForbiddenException"/> and, after the client's patience, <see cref="ServiceUnavailableException"/>.
/// </remarks>
public sealed partial class StudyHandle
{
    private readonly ApiConnection _connection;
    private readonly StudyPaths _paths;

    internal StudyHandle(ApiConnection connection, string name)
    {
        _connection = connection;
        _paths = new StudyPaths(name);
        Name = name;
    }

    /// <summary>The study's name.</summary>
    public string Name { get; }

    /// <summary>The study as it stands.</summary>
    public Task<StudyResource> DescribeAsync(CancellationToken cancellationToken = default) =>
        _connection.GetAsync<StudyResource>(_paths.Self, cancellationToken);

    /// <summary>
    /// Changes what may be changed of a study: its stopping rules, which take effect at once, and of a managed study how many trials
    /// train at once, the slots that each takes and its priority. A study that is over stays so: raising its most trials does not revive it.
    /// </summary>
    /// <exception cref="InvalidRequestException">The change has faults; nothing was changed.</exception>
    /// <exception cref="ConflictException">The study is stopped or completed.</exception>
    public Task<StudyResource> UpdateAsync(UpdateStudyRequest update, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync<UpdateStudyRequest, StudyResource>(
            HttpMethod.Patch, _paths.Self, update, ApiConnection.NewIdempotencyKey(), cancellationToken);

    /// <summary>Hands out no trials until <see cref="ResumeAsync"/>.</summary>
    /// <exception cref="ConflictException">The study is stopped or completed.</exception>
    public Task<StudyResource> PauseAsync(CancellationToken cancellationToken = default) =>
        _connection.PostAsync<StudyResource>(_paths.Verb("pause"), cancellationToken);

    /// <summary>Hands out trials again.</summary>
    /// <exception cref="ConflictException">The study is stopped or completed.</exception>
    public Task<StudyResource> ResumeAsync(CancellationToken cancellationToken = default) =>
        _connection.PostAsync<StudyResource>(_paths.Verb("resume"), cancellationToken);

    /// <summary>Ends the study and its trials; what they measured stays.</summary>
    /// <exception cref="ConflictException">The study is completed.</exception>
    public Task<StudyResource> StopAsync(CancellationToken cancellationToken = default) =>
        _connection.PostAsync<StudyResource>(_paths.Verb("stop"), cancellationToken);

    /// <summary>Deletes the study with everything measured in it.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => _connection.DeleteAsync(_paths.Self, cancellationToken);

    /// <summary>The best trial, or with several objectives the Pareto front; empty before the first feasible value.</summary>
    public async Task<IReadOnlyList<BestTrial>> BestAsync(CancellationToken cancellationToken = default) =>
        (await _connection.GetAsync<BestResponse>(_paths.Best, cancellationToken)).Trials;

    /// <summary>How much each parameter matters to an objective, the most important first.</summary>
    /// <param name="method">How that is judged: one of <see cref="ImportanceMethods"/>.</param>
    /// <param name="objective">The objective's name; null for the first.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="InvalidRequestException">There is no such method or objective.</exception>
    public Task<ImportanceResponse> ImportanceAsync(
        string method = ImportanceMethods.FAnova, string? objective = null, CancellationToken cancellationToken = default) =>
        _connection.GetAsync<ImportanceResponse>(_paths.Importance(method, objective), cancellationToken);
}
