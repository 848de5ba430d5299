using System.Diagnostics;
using OrleansTune.Core.Telemetry;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Telemetry;

/// <summary>Measures a suggestion from its making to its disposal, as a span and in the histogram.</summary>
internal readonly struct SuggestionTiming : IDisposable
{
    private readonly StudyInstruments _instruments;
    private readonly string _sampler;
    private readonly Activity? _span;
    private readonly long _start;

    public SuggestionTiming(StudyInstruments instruments, string sampler, StudyKey study)
    {
        _instruments = instruments;
        _sampler = sampler;
        _span = OrleansTuneTelemetry.Activities.StartActivity("study suggest")?
            .SetTag("orleanstune.study", study.ToString())
            .SetTag("orleanstune.sampler", sampler);
        _start = instruments.Time.GetTimestamp();
    }

    public void Dispose()
    {
        _instruments.SuggestionDuration.Record(_instruments.Time.GetElapsedTime(_start).TotalSeconds, new KeyValuePair<string, object?>("sampler", _sampler));
        _span?.Dispose();
    }
}
