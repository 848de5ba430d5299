namespace OrleansTune.Core.Trials;

/// <summary>What can happen to a trial.</summary>
public enum TrialOperation
{
    /// <summary>A worker takes it.</summary>
    Begin,

    /// <summary>A worker reports a measurement, or that it is alive.</summary>
    Report,

    /// <summary>It reached its target and waits at a rung.</summary>
    Pause,

    /// <summary>It is granted more resource and waits for a worker.</summary>
    Promote,

    /// <summary>Its worker was lost or gave it back; it waits for another.</summary>
    Requeue,

    /// <summary>It ends with a value.</summary>
    Complete,

    /// <summary>It ends early.</summary>
    Stop,

    /// <summary>It ends without a value.</summary>
    Fail,
}
