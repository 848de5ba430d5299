namespace OrleansTune.Core.Sampling;

/// <summary>Proposes the points that a study tries next.</summary>
/// <remarks>
/// <para>Suggesting is a pure function of the context: same context, same points, in this process or after a crash. An instance
/// belongs to one study and may remember what it computed from the context (encoded history, factorised matrices) as long as
/// that does not change its answers. It is called from one thread at a time, never on a grain's scheduler.</para>
/// <para>Suggestions avoid the points of all trials in the context, running ones included, as long as the space has others.
/// Trials that failed, were stopped early or measured NaN must not stop it from answering.</para>
/// </remarks>
public interface ISampler
{
    /// <summary>Whether a suggestion takes well under a millisecond whatever the history, so that nothing is gained by computing it ahead.</summary>
    bool IsInstant { get; }

    /// <summary>Proposes points.</summary>
    /// <param name="context">The study as it stands.</param>
    /// <param name="count">How many points; at least 1. Each respects the ones before it as it respects running trials.</param>
    /// <param name="cancellationToken">Stops a computation whose answer is no longer wanted.</param>
    SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default);
}
