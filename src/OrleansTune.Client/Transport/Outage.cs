namespace OrleansTune.Client.Transport;

/// <summary>Waits out the server's absence, with growing pauses, for as long as the client's patience.</summary>
internal sealed class Outage(OrleansTuneClientOptions options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private TimeSpan _pause = FirstPause;
    private long? _since;

    /// <summary>Makes a call again and again while the server is away; the call should carry an idempotency key that stays the same.</summary>
    public static async Task<T> OutlastAsync<T>(OrleansTuneClientOptions options, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var outage = new Outage(options);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (ServiceUnavailableException e)
            {
                await outage.WaitAsync(e, cancellationToken);
            }
        }
    }

    /// <summary>The server answered: patience and pauses begin anew.</summary>
    public void Over()
    {
        _since = null;
        _pause = FirstPause;
    }

    /// <summary>Waits before the next attempt.</summary>
    /// <exception cref="ServiceUnavailableException"><paramref name="error"/>, when patience has run out.</exception>
    public async Task WaitAsync(ServiceUnavailableException error, CancellationToken cancellationToken)
    {
        _since ??= options.TimeProvider.GetTimestamp();
        if (options.TimeProvider.GetElapsedTime(_since.Value) >= options.Patience)
            throw error;
        await Task.Delay(_pause, options.TimeProvider, cancellationToken);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }
}
