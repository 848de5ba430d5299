namespace OrleansTune.Training.Isolation;

/// <summary>Kills a trainer process that takes too long or too much memory, and remembers why.</summary>
internal sealed class ChildWatch : IDisposable
{
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromSeconds(1);
    private readonly ProcessSession _session;
    private readonly ChildLimits _limits;
    private readonly TimeProvider _time;
    private readonly ITimer? _memory;
    private volatile string? _verdict;

    public ChildWatch(ProcessSession session, ChildLimits limits, TimeProvider time)
    {
        (_session, _limits, _time) = (session, limits, time);
        if (limits.MemoryBytes > 0)
            _memory = time.CreateTimer(_ => CheckMemory(), null, MemoryInterval, MemoryInterval);
    }

    /// <summary>Why it was killed, continuing a sentence; null when it was not.</summary>
    public string? Verdict => _verdict;

    /// <summary>Begins the time of a step, until what it returns is disposed.</summary>
    public IDisposable? Limit(string step) => _limits.EpochTime > TimeSpan.Zero
        ? _time.CreateTimer(_ => Kill($"was killed: {step} took longer than the {_limits.EpochTime} that Trainer:EpochTimeLimit allows"), null, _limits.EpochTime, Timeout.InfiniteTimeSpan)
        : null;

    public void Dispose() => _memory?.Dispose();

    private void CheckMemory()
    {
        long used = _session.ResidentBytes;
        if (used > _limits.MemoryBytes && _verdict is null)
            Kill($"was killed: it used {used >> 20} MB of memory, more than the {_limits.MemoryBytes >> 20} MB that Trainer:MemoryLimitMegabytes allows");
    }

    private void Kill(string verdict)
    {
        _verdict = verdict;
        _session.Kill();
    }
}
