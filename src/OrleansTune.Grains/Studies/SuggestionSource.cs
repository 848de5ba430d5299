using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Grains.Compute;
using OrleansTune.Grains.Telemetry;

namespace OrleansTune.Grains.Studies;

/// <summary>A study's suggestions, computed off the grain's turn and, for samplers that take their time, ahead of the ask.</summary>
/// <remarks>
/// A suggestion computed ahead is used only if nothing that a sampler may learn from has changed since: an ask gets what it
/// would have got without looking ahead, only sooner. Used from the grain's scheduler only.
/// </remarks>
internal sealed class SuggestionSource(
    StudyMachine machine, ISampler sampler, ComputePool pool, TimeProvider time, StudyTelemetry telemetry, CancellationToken stopping)
{
    private Task<Suggestion>? _running;
    private (long Version, Suggestion Suggestion)? _ready;

    /// <summary>The next points; fewer than asked for when the sampler has no more.</summary>
    public async Task<IReadOnlyList<ParameterSet>> NextAsync(int count)
    {
        while (_running is { } running)
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var suggestion = count == 1 && _ready is { } ready && ready.Version == machine.EvidenceVersion
            ? ready.Suggestion
            : await ComputeAsync(count);
        _ready = null;
        machine.KeepSamplerState(suggestion.Sampled.State);
        machine.NoteForecast(suggestion.Improvement, suggestion.Results, time.GetUtcNow());
        return suggestion.Sampled.Points;
    }

    /// <summary>Begins to compute the next suggestion, if that is worth while and not under way.</summary>
    public void LookAhead()
    {
        if (_running is null && !sampler.IsInstant && machine.TrialsLeft > 0 && _ready?.Version != machine.EvidenceVersion)
            ComputeAsync(1).Ignore();
    }

    private async Task<Suggestion> ComputeAsync(int count)
    {
        long version = machine.EvidenceVersion;
        var context = machine.SamplingContext();
        bool forecasts = machine.Spec.Stop.MinImprovement is not null;
        if (sampler.IsInstant && !forecasts)
            return Suggest(context, count, forecasts);
        var running = _running = pool.RunAsync(() => Suggest(context, count, forecasts), stopping);
        try
        {
            var suggestion = await running;
            if (count == 1)
                _ready = (version, suggestion);
            return suggestion;
        }
        finally
        {
            _running = null;
        }
    }

    private Suggestion Suggest(SamplingContext context, int count, bool forecasts)
    {
        using var timing = telemetry.Suggesting();
        return new(
            sampler.Suggest(context, count, stopping),
            forecasts ? ImprovementForecast.Of(context, stopping) : null,
            forecasts ? context.Trials.Count(t => t.IsFinal || t.LastStep > 0) : 0);
    }

    /// <summary>Sampled points and, for studies that end by it, the improvement that the surrogate expects after so many results.</summary>
    private sealed record Suggestion(SamplingResult Sampled, double? Improvement, int Results);
}
