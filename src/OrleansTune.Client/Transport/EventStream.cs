using System.Net.ServerSentEvents;
using System.Text.Json;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Transport;

/// <summary>One connection to a study's events; ends when the server ends it or the connection breaks.</summary>
/// <param name="response">The answer whose body is the stream.</param>
/// <param name="silence">How long the stream may be silent before it counts as broken.</param>
/// <param name="time">The clock.</param>
internal sealed class EventStream(HttpResponseMessage response, TimeSpan silence, TimeProvider time) : IDisposable
{
    private IAsyncEnumerator<SseItem<StudyEvent?>>? _items;

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<StudyEvent?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            _items ??= SseParser.Create(new WatchedStream(await response.Content.ReadAsStreamAsync(cancellationToken), silence, time), Parse).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await _items.MoveNextAsync())
            {
                // The id stands beside the data, and types that a newer server adds are passed over.
                if (_items.Current is { Data: { } seen, EventId: var id } && long.TryParse(id, out long number))
                    return seen with { Id = number };
            }

            return null;
        }
        catch (Exception e) when (e is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => response.Dispose();

    private static StudyEvent? Parse(string type, ReadOnlySpan<byte> data) => type switch
    {
        StudyEventTypes.Study => new() { Id = 0, Study = JsonSerializer.Deserialize(data, ContractsJsonContext.Default.StudyResource) },
        StudyEventTypes.Trial => new() { Id = 0, Trial = JsonSerializer.Deserialize(data, ContractsJsonContext.Default.TrialResource) },
        _ => null,
    };
}
