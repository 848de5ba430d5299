using System.Text.Json;
using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The studies of the key's tenant.</summary>
public sealed class StudiesClient
{
    private readonly ApiConnection _connection;

    internal StudiesClient(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a study. Creating it again with the same spec, as it was then or as updated since, changes nothing and gives the same study.</summary>
    /// <param name="spec">What to tune.</param>
    /// <param name="paused">Whether a new study hands out nothing until <see cref="StudyHandle.ResumeAsync"/>.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="InvalidRequestException">The spec has faults; all of them are listed.</exception>
    /// <exception cref="ConflictException">There is a study of that name with another spec.</exception>
    public async Task<StudyHandle> CreateAsync(StudySpec spec, bool paused = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return await CreateAsync(JsonSerializer.SerializeToElement(spec, ContractsJsonContext.Default.StudySpec), paused, cancellationToken);
    }

    /// <summary>Creates a study from a spec as JSON, such as one read from a file; the server checks every field of it.</summary>
    /// <param name="spec">What to tune.</param>
    /// <param name="paused">Whether a new study hands out nothing until <see cref="StudyHandle.ResumeAsync"/>.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="InvalidRequestException">The spec has faults; all of them are listed.</exception>
    /// <exception cref="ConflictException">There is a study of that name with another spec.</exception>
    public async Task<StudyHandle> CreateAsync(JsonElement spec, bool paused = false, CancellationToken cancellationToken = default)
    {
        var created = await _connection.WriteAsync<JsonElement, StudyResource>(
            HttpMethod.Post, paused ? StudyPaths.All + "?paused=true" : StudyPaths.All, spec, ApiConnection.NewIdempotencyKey(), cancellationToken);
        return Get(created.Name);
    }

    /// <summary>A handle on a study of that name. Does not ask the server, so the study need not exist.</summary>
    public StudyHandle Get(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new StudyHandle(_connection, name);
    }

    /// <summary>The studies, in the order of their names, read page by page.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<StudyResource> ListAsync(StudyState? state = null, CancellationToken cancellationToken = default) =>
        _connection.ListAsync<StudyResource>(StudyPaths.All, Paging.ByState(state), cancellationToken);
}
