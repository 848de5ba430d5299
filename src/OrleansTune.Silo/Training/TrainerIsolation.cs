namespace OrleansTune.Silo.Training;

/// <summary>Where trainers run.</summary>
public enum TrainerIsolation
{
    /// <summary>Each in a process of its own where GPUs are used (a pool named gpu…, a device that is one); otherwise in the server's process.</summary>
    Auto,

    /// <summary>On threads of the server's process: the least effort, but a crash in native code takes the server along.</summary>
    InProcess,

    /// <summary>Each in a process of its own, which costs it some memory and about a second to start.</summary>
    Process,
}
