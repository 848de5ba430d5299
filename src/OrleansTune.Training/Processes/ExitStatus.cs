namespace OrleansTune.Training.Processes;

/// <summary>Exit codes in words.</summary>
public static class ExitStatus
{
    /// <summary>What Unix adds to the number of the signal that ended a process.</summary>
    private const int SignalBase = 128;

    /// <summary>How a process ended, continuing a sentence: "was killed by SIGSEGV …" or "ended with exit code 3".</summary>
    /// <param name="exitCode">The exit code as .NET gives it.</param>
    public static string Describe(int exitCode) => OperatingSystem.IsWindows() ? $"ended with exit code {exitCode}" : (exitCode - SignalBase) switch
    {
        4 => "was killed by SIGILL (an instruction that this processor does not have)",
        6 => "was killed by SIGABRT (it gave up by itself, as runtimes do after a fatal error)",
        7 => "was killed by SIGBUS",
        8 => "was killed by SIGFPE",
        9 => "was killed by SIGKILL (kill -9, or the system was out of memory)",
        11 => "was killed by SIGSEGV (a crash in native code)",
        15 => "was killed by SIGTERM",
        _ => $"ended with exit code {exitCode}",
    };
}
