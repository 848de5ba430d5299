namespace OrleansTune.Training.Tests.Processes;

/// <summary>Which processes run on this machine.</summary>
internal static class RunningProcesses
{
    /// <summary>Whether a process runs; one that is dead and waits for its parent to notice does not.</summary>
    public static bool Has(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
