namespace OrleansTune.Gateway.Problems;

internal sealed partial class ExceptionProblems
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void LogFault(ILogger logger, Exception exception, string method, string path);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path} could not be answered for now.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string method, string path);
}
