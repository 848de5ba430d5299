using System.Diagnostics;

namespace OrleansTune.Training.Processes;

/// <summary>What a process that trains gets of the server's environment: what programs need to run, and no secrets.</summary>
public static class InheritedEnvironment
{
    private static readonly string[] Names =
    [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "TERM", "LD_LIBRARY_PATH", "VIRTUAL_ENV",
        "SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "windir", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "ProgramFiles",
    ];

    // Locale, and the settings of runtimes, compilers and GPUs.
    private static readonly string[] Prefixes = ["LC_", "DOTNET_", "CUDA_", "NVIDIA_", "ROCR_", "HIP_", "OMP_", "MKL_", "KMP_", "OPENBLAS_", "PYTHON", "CONDA_"];

    /// <summary>Takes every other variable away from a process that is about to be started.</summary>
    public static void ApplyTo(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        foreach (string name in start.Environment.Keys.Where(name => !IsInherited(name)).ToList())
            start.Environment.Remove(name);
    }

    private static bool IsInherited(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
