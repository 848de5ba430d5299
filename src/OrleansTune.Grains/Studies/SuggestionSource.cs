using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Grains.Compute;

namespace OrleansTune.Grains.Studies;

/// <summary>A study's suggestions, computed off the grain's turn and, for samplers that take their time, ahead of the ask.</summary>
/// <remarks>
/// A suggestion computed ahead is used only if nothing that a sampler may learn from has changed since: an ask gets what it
/// would have got without looking ahead, only sooner. Used from the grain's scheduler only.
/// </remarks>
internal sealed class SuggestionSource(StudyMachine machine, ISampler sampler, ComputePool pool, CancellationToken stopping)
{
    private Task<SamplingResult>? _running;
    private (long Version, SamplingResult Result)? _ready;

    /// <summary>The next points; fewer than asked for when the sampler has no more.</summary>
    public async Task<IReadOnlyList<ParameterSet>> NextAsync(int count)
    {
        while (_running is { } running)
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var result = count == 1 && _ready is { } ready && ready.Version == machine.EvidenceVersion
            ? ready.Result
            : await ComputeAsync(count);
        _ready = null;
        machine.KeepSamplerState(result.State);
        return result.Points;
    }

    /// <summary>Begins to compute the next suggestion, if that is worth while and not under way.</summary>
    public void LookAhead()
    {
        if (_running is null && !sampler.IsInstant && machine.TrialsLeft > 0 && _ready?.Version != machine.EvidenceVersion)
            ComputeAsync(1).Ignore();
    }

    private async Task<SamplingResult> ComputeAsync(int count)
    {
        long version = machine.EvidenceVersion;
        var context = machine.SamplingContext();
        if (sampler.IsInstant)
            return sampler.Suggest(context, count, stopping);
        var running = _running = pool.RunAsync(() => sampler.Suggest(context, count, stopping), stopping);
        try
        {
            var result = await running;
            if (count == 1)
                _ready = (version, result);
            return result;
        }
        finally
        {
            _running = null;
        }
    }
}
