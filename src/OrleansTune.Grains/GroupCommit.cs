namespace OrleansTune.Grains;

/// <summary>Joins the writes of calls that interleave in a grain: a call that arrives during a write shares the next one.</summary>
/// <remarks>Used from a grain's own scheduler only, hence without locks.</remarks>
/// <param name="write">Writes all that changed before it was called.</param>
internal sealed class GroupCommit(Func<Task> write)
{
    private Task? _current;
    private Task? _next;
    private bool _begun;

    /// <summary>Completes when everything that changed before the call is durable.</summary>
    /// <exception cref="Exception">What the write threw.</exception>
    public Task CommitAsync()
    {
        if (_current is null)
            return _current = RunAsync();
        return _begun ? _next ??= FollowAsync(_current) : _current;
    }

    private async Task FollowAsync(Task before)
    {
        // The one before answers for its own failure.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _next = null;
        await (_current = RunAsync());
    }

    private async Task RunAsync()
    {
        _begun = false;
        // Calls that are waiting for their turn join before the write begins.
        await Task.Yield();
        _begun = true;
        try
        {
            await write();
        }
        finally
        {
            if (_next is null)
                _current = null;
        }
    }
}
