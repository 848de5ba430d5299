using System.Runtime.CompilerServices;
using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

public sealed partial class StudyHandle
{
    /// <summary>
    /// Watches the study: first every trial and the study as they stand, then each change, until the study is stopped or completed
    /// and none of its trials runs. Survives broken connections and server restarts for as long as the client's patience.
    /// </summary>
    /// <param name="after">Go on after the event of this id, seen earlier; null to begin with how things stand.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="ServiceUnavailableException">The server was away for longer than the client's patience.</exception>
    public async IAsyncEnumerable<StudyEvent> WatchAsync(long? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var outage = new Outage(_connection.Options);
        while (true)
        {
            using var stream = await OpenAsync(after, outage, cancellationToken);
            if (stream is null)
                continue;
            bool any = false;
            while (await stream.NextAsync(cancellationToken) is { } seen)
            {
                outage.Over();
                any = true;
                after = seen.Id;
                yield return seen;
                if (seen.Study is { } study && HasEnded(study))
                    yield break;
            }

            if (!any && await HasEndedAsync(outage, cancellationToken))
                yield break;
            await outage.WaitAsync(new ServiceUnavailableException("The server keeps ending the event stream.", null, null), cancellationToken);
        }
    }

    private static bool HasEnded(StudyResource study) => study is { State: StudyState.Stopped or StudyState.Completed, Trials.Running: 0 };

    /// <summary>Whether a stream without events means that there will be none: a watch that was begun after the study's last event.</summary>
    private async Task<bool> HasEndedAsync(Outage outage, CancellationToken cancellationToken)
    {
        try
        {
            return HasEnded(await DescribeAsync(cancellationToken));
        }
        catch (ServiceUnavailableException e)
        {
            await outage.WaitAsync(e, cancellationToken);
            return false;
        }
    }

    private async Task<EventStream?> OpenAsync(long? after, Outage outage, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _connection.OpenEventsAsync(_paths.Events, after, cancellationToken);
            return new EventStream(response, _connection.Options.StreamSilence, _connection.Options.TimeProvider);
        }
        catch (ServiceUnavailableException e)
        {
            await outage.WaitAsync(e, cancellationToken);
            return null;
        }
    }
}
