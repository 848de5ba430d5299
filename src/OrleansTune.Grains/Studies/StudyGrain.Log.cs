using Microsoft.Extensions.Logging;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Studies;

internal sealed partial class StudyGrain
{
    [LoggerMessage(LogLevel.Information, "Study {Study} created")]
    private partial void LogCreated(StudyKey study);

    [LoggerMessage(LogLevel.Information, "Study {Study} active with {Trials} trials")]
    private partial void LogActivated(StudyKey study, int trials);

    [LoggerMessage(LogLevel.Information, "Study {Study} deleted")]
    private partial void LogDeleted(StudyKey study);

    [LoggerMessage(LogLevel.Information, "Study {Study} {State}: {Reason}")]
    private partial void LogEnded(StudyKey study, string state, string reason);

    [LoggerMessage(LogLevel.Error, "Study {Study} could not write its changes; it will be reloaded")]
    private partial void LogWriteFailed(Exception exception, StudyKey study);

    [LoggerMessage(LogLevel.Warning, "Study {Study} could not hand out its trials; it tries again in {Delay}")]
    private partial void LogDispatchFailed(Exception exception, StudyKey study, TimeSpan delay);
}
