using OrleansTune.Training.Devices;

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
}
