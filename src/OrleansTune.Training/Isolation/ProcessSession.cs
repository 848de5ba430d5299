using System.Diagnostics;
using System.Globalization;

namespace OrleansTune.Training.Isolation;

/// <summary>A trainer process and everything it started, as one session of Linux; on other systems only the process, or on Windows its tree.</summary>
/// <param name="leader">The process whose session it is.</param>
internal sealed class ProcessSession(Process leader)
{
    // What is killed may just have started another process.
    private const int MostPasses = 10;

    private readonly int _id = leader.Id;

    /// <summary>Resident memory of all its processes, in bytes; 0 where the system does not tell.</summary>
    public long ResidentBytes => Members().Sum(ResidentBytesOf);

    /// <summary>Kills every process of the session.</summary>
    public void Kill()
    {
        KillOthers();
        try
        {
            leader.Kill(entireProcessTree: OperatingSystem.IsWindows());
        }
        catch (InvalidOperationException)
        {
            // It is gone.
        }
    }

    /// <summary>Kills every process of the session but its leader and this process.</summary>
    public void KillOthers()
    {
        for (int pass = 0; pass < MostPasses; pass++)
        {
            int[] others = [.. Members().Where(id => id != _id && id != Environment.ProcessId)];
            foreach (int id in others)
                _ = UnixCalls.Signal(id, UnixCalls.Kill);
            if (others.Length == 0)
                break;
        }
    }

    /// <summary>The running processes of the session.</summary>
    private IEnumerable<int> Members()
    {
        if (!OperatingSystem.IsLinux())
            yield break;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && Fields(id) is [var state, _, _, var session, ..] && session == _id.ToString(CultureInfo.InvariantCulture) && state is not ("Z" or "X"))
                yield return id;
        }
    }

    /// <summary>State, parent, group, session and so on of a process; empty when it is gone.</summary>
    private static string[] Fields(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long ResidentBytesOf(int id)
    {
        // The 24th number of the line, of which two stand before the state.
        const int ResidentPages = 21;
        return Fields(id) is { Length: > ResidentPages } fields ? long.Parse(fields[ResidentPages], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;
    }
}
