using System.Diagnostics;
using OpenTelemetry.Trace;

namespace OrleansTune.Telemetry.Traces;

/// <summary>
/// Traces begin with somebody's request or with work that the product begins by itself, not with a bare call of a grain: the polls,
/// timers and reminders of an idle cluster would fill any store.
/// </summary>
/// <param name="others">Decides about the rest.</param>
internal sealed class EntrySampler(Sampler others) : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        bool isRoot = samplingParameters.ParentContext.TraceId == default;
        // Orleans names its spans interface/method; a timer's is no call from anywhere.
        bool isGrainCall = samplingParameters.Kind == ActivityKind.Client || samplingParameters.Name.Contains('/', StringComparison.Ordinal);
        return isRoot && isGrainCall
            ? new SamplingResult(SamplingDecision.Drop)
            : others.ShouldSample(samplingParameters);
    }
}
