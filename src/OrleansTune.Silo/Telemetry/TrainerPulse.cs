namespace OrleansTune.Silo.Telemetry;

/// <summary>When this host's trainer agent last heard from its broker.</summary>
internal sealed class TrainerPulse(TimeProvider time)
{
    private long _heard = time.GetTimestamp();

    /// <summary>The time since the broker last answered, or since the start.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _heard));

    public void Heard() => Interlocked.Exchange(ref _heard, time.GetTimestamp());
}
