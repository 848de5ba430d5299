using Microsoft.Win32.SafeHandles;

namespace OrleansTune.Training.Isolation;

/// <summary>A trainer process's own side: takes its pipes away from everything else that runs in it.</summary>
internal static class ChildStreams
{
    private const string LikelyVictim = "500";

    /// <summary>Makes this process the leader of a session, and gives the pipes that its frames come and go by.</summary>
    /// <remarks>Whatever a trainer prints goes to the error output; whatever it starts inherits neither pipe.</remarks>
    public static FrameStream TakeOver()
    {
        if (OperatingSystem.IsWindows())
        {
            var frames = new FrameStream(Console.OpenStandardInput(), Console.OpenStandardOutput());
            Console.SetOut(Console.Error);
            return frames;
        }

        UnixCalls.SetSession();
        PreferAsVictim();
        var input = Own(0);
        var output = Own(1);
        using (var nothing = File.OpenHandle("/dev/null"))
            UnixCalls.Duplicate((int)nothing.DangerousGetHandle(), 0);
        UnixCalls.Duplicate(2, 1);
        return new FrameStream(input.Of(FileAccess.Read), output.Of(FileAccess.Write));
    }

    private static SafeFileHandle Own(int descriptor)
    {
        int own = UnixCalls.Duplicate(descriptor);
        if (own < 0)
            throw new InvalidOperationException("A trainer process is started by a server only, with pipes as its standard input and output.");
        if (OperatingSystem.IsLinux())
            UnixCalls.Duplicate(descriptor, own, UnixCalls.CloseOnExec);
        return new SafeFileHandle(own, ownsHandle: true);
    }

    private static FileStream Of(this SafeFileHandle handle, FileAccess access) => new(handle, access);

    /// <summary>When the machine runs out of memory, a trainer goes before the server does: it costs one attempt.</summary>
    private static void PreferAsVictim()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", LikelyVictim);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Elsewhere than on Linux, or forbidden in a container: the system then chooses by size alone.
        }
    }
}
