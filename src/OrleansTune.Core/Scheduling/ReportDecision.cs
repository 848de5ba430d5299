namespace OrleansTune.Core.Scheduling;

/// <summary>What a worker does after a report.</summary>
public enum ReportDecision
{
    /// <summary>It trains on.</summary>
    Continue,

    /// <summary>It saves a checkpoint and hands the trial back; the trial may be resumed later.</summary>
    Pause,

    /// <summary>It ends the trial.</summary>
    Stop,
}
