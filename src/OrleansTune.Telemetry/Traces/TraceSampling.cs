using System.Globalization;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Telemetry.Traces;

/// <summary>Chooses the sampler that an operator named.</summary>
internal static class TraceSampling
{
    /// <summary>The sampler of a standard name, or else one that keeps a share of the traces whose caller has not decided.</summary>
    /// <param name="name">The variable <c>OTEL_TRACES_SAMPLER</c>; null or empty when it is not set.</param>
    /// <param name="argument">The variable <c>OTEL_TRACES_SAMPLER_ARG</c>.</param>
    /// <param name="ratio">The share to keep where the variables do not say.</param>
    /// <exception cref="OptionsValidationException">There is no sampler of that name, or the argument is no share.</exception>
    public static Sampler Create(string? name, string? argument, double ratio)
    {
        if (!string.IsNullOrEmpty(argument)
            && !(double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out ratio) && ratio is >= 0 and <= 1))
        {
            throw Refusal($"OTEL_TRACES_SAMPLER_ARG is '{argument}'; expected a share from 0 to 1.");
        }

        return name switch
        {
            null or "" or "parentbased_traceidratio" => ByParent(new TraceIdRatioBasedSampler(ratio)),
            "parentbased_always_on" => ByParent(new AlwaysOnSampler()),
            "parentbased_always_off" => ByParent(new AlwaysOffSampler()),
            "traceidratio" => new EntrySampler(new TraceIdRatioBasedSampler(ratio)),
            "always_on" => new EntrySampler(new AlwaysOnSampler()),
            "always_off" => new AlwaysOffSampler(),
            _ => throw Refusal(
                $"OTEL_TRACES_SAMPLER is '{name}'; expected always_on, always_off, traceidratio, or one of these after 'parentbased_'."),
        };
    }

    private static ParentBasedSampler ByParent(Sampler root) => new(new EntrySampler(root));

    private static OptionsValidationException Refusal(string message) => new(TelemetryOptions.Section, typeof(TelemetryOptions), [message]);
}
