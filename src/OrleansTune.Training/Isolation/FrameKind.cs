namespace OrleansTune.Training.Isolation;

/// <summary>What a frame between a server and its trainer process says.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the trainer: what to train (<see cref="ChildTask"/>). Always the first.</summary>
    Create = 1,

    /// <summary>To the trainer: train an epoch.</summary>
    Train,

    /// <summary>To the trainer: end the epoch under way early.</summary>
    Cancel,

    /// <summary>To the trainer: send a checkpoint, as <see cref="Data"/>.</summary>
    Save,

    /// <summary>To the trainer: take over the checkpoint that follows as <see cref="Data"/> up to <see cref="End"/>.</summary>
    Load,

    /// <summary>Either way: a piece of a checkpoint.</summary>
    Data,

    /// <summary>To the trainer: the checkpoint is complete.</summary>
    End,

    /// <summary>From the trainer: done as asked (<see cref="ChildAnswer"/>).</summary>
    Done,

    /// <summary>From the trainer: it threw (<see cref="ChildFault"/>).</summary>
    Fault,
}
