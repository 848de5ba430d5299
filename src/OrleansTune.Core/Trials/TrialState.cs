namespace OrleansTune.Core.Trials;

/// <summary>Where a trial stands in its life; see <see cref="TrialTransitions"/>.</summary>
public enum TrialState
{
    /// <summary>Its parameters are fixed; it waits for a worker.</summary>
    Queued,

    /// <summary>A worker holds a lease on it.</summary>
    Running,

    /// <summary>It waits at a rung with its checkpoint, and may be trained further.</summary>
    Paused,

    /// <summary>It ended with a value.</summary>
    Completed,

    /// <summary>It was ended early, by the scheduler or with its study; its measurements count.</summary>
    Stopped,

    /// <summary>It ended without a usable value.</summary>
    Failed,
}
