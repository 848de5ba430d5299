namespace OrleansTune.Core.Studies;

/// <summary>Where a study stands in its life.</summary>
public enum StudyState
{
    /// <summary>It hands out trials.</summary>
    Running,

    /// <summary>It hands out nothing until it is resumed; results of running trials are still taken.</summary>
    Paused,

    /// <summary>A user ended it.</summary>
    Stopped,

    /// <summary>One of its stopping rules ended it.</summary>
    Completed,
}
