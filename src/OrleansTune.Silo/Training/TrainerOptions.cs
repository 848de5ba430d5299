using OrleansTune.Training.Devices;
using OrleansTune.Training.Processes;

namespace OrleansTune.Silo.Training;

/// <summary>What this host trains. Bound from the configuration section <c>Trainer</c>.</summary>
public sealed class TrainerOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Trainer";

    /// <summary>Trials in training at once; 0 to train nothing here. From 0 to 1,024; default: one per processor.</summary>
    public int Slots { get; set; } = Environment.ProcessorCount;

    /// <summary>The pool that the slots belong to. Default: <c>cpu</c>.</summary>
    public string Pool { get; set; } = "cpu";

    /// <summary>The agent's name, the same after a restart of its machine, different from every other agent's of the pool. Default: the machine's name.</summary>
    public string Name { get; set; } = Environment.MachineName;

    /// <summary>Where to compute: <c>auto</c>, <c>cpu</c> or <c>cuda:N</c>. Default: <c>auto</c>.</summary>
    public string Device { get; set; } = TrainerDevice.Auto.ToString();

    /// <summary>
    /// Least time between two checkpoints of a trial, beside those at its rungs; 0 for one after every epoch. A crash costs
    /// at most the epochs since the last. Default: 30 seconds.
    /// </summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where checkpoints are kept; null for <c>checkpoints</c> within <c>Storage:Directory</c>.</summary>
    public string? CheckpointDirectory { get; set; }

    /// <summary>
    /// The folder of the data sets that studies name as <c>csv:…</c> and <c>idx:…</c>: all that is in it can be trained on by every tenant,
    /// and nothing outside it. Null (the default): no files.
    /// </summary>
    public string? DataDirectory { get; set; }

    /// <summary>Where trainers run. Commands (the trainer <c>process</c>) always have a process of their own. Default: <c>Auto</c>.</summary>
    public TrainerIsolation Isolation { get; set; }

    /// <summary>
    /// Longest time that a trainer in a process of its own may take for an epoch, for a checkpoint or to start, before it is taken to hang
    /// and is killed, which costs the trial an attempt; 0 for no limit. Default: one hour.
    /// </summary>
    public TimeSpan EpochTimeLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Most memory, in megabytes, of a trainer in a process of its own together with what it starts, before it is killed, which costs the
    /// trial an attempt; 0 for no limit. Linux only. Default: 0.
    /// </summary>
    public int MemoryLimitMegabytes { get; set; }

    /// <summary>The commands that studies may have run.</summary>
    public ProcessTrainerOptions Process { get; set; } = new();
}
