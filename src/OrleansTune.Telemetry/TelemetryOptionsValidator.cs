using Microsoft.Extensions.Options;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Telemetry;

/// <summary>Lists everything that is wrong with the section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    private const int MostSeries = 10_000;

    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Port is < 1 or > ushort.MaxValue)
            result.AddError($"is {options.Port}; expected a port from 1 to {ushort.MaxValue}, or nothing for none.", Key(nameof(options.Port)));
        if (options.TraceRatio is not (>= 0 and <= 1))
            result.AddError($"is {options.TraceRatio}; expected a share from 0 to 1.", Key(nameof(options.TraceRatio)));
        if (options.StudySeries is < 0 or > MostSeries)
            result.AddError($"is {options.StudySeries}; expected a whole number from 0 to {MostSeries}.", Key(nameof(options.StudySeries)));
        if (options.CheckpointUsageInterval != TimeSpan.Zero && options.CheckpointUsageInterval < TimeSpan.FromSeconds(1))
            result.AddError($"is {options.CheckpointUsageInterval}; expected a second (00:00:01) or more, or 0 for never.", Key(nameof(options.CheckpointUsageInterval)));
        return result.Build();
    }

    private static string Key(string property) => $"{TelemetryOptions.Section}:{property}";
}
