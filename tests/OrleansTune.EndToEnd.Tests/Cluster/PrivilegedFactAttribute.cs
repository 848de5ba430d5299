namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>
/// A fact about faults that only root on Linux can bring about (cut links, full disks). Without that it is left out of the short
/// form of the tests, and says so; in the long form it runs, and fails, all the same.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrivilegedFactAttribute : FactAttribute
{
    public PrivilegedFactAttribute()
    {
        if (!IsPossible && FaultReport.Asked is null)
            Skip = "Needs root on Linux and the program 'ip', to make network namespaces and mounts.";
    }

    /// <summary>Whether this machine seems to let us.</summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
        && new[] { "/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip", "/bin/ip" }.Any(File.Exists);
}
