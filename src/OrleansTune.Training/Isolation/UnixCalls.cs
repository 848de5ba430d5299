using System.Runtime.InteropServices;

namespace OrleansTune.Training.Isolation;

/// <summary>Calls of Unix that .NET has no way to.</summary>
internal static partial class UnixCalls
{
    public const int Kill = 9;
    public const int CloseOnExec = 0x80000;

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    public static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    public static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int Duplicate(int descriptor, int target);

    /// <summary>Linux only.</summary>
    [LibraryImport("libc", EntryPoint = "dup3", SetLastError = true)]
    public static partial int Duplicate(int descriptor, int target, int flags);
}
