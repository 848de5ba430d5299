namespace OrleansTune.Contracts;

/// <summary>Which early-stopping scheduler a study uses, and the resource that one trial may get.</summary>
/// <param name="Name">Its name, such as <c>none</c>, <c>asha</c>, <c>hyperband</c> or <c>thaw</c>.</param>
public sealed record SchedulerSpec(string Name)
{
    /// <summary>Resource (epochs) of the first rung, at least 1; null for 1.</summary>
    public int? MinResource { get; init; }

    /// <summary>Resource of the last rung: what a fully trained trial gets; null for 27.</summary>
    public int? MaxResource { get; init; }

    /// <summary>Between rungs the resource grows, and the number of trials shrinks, by this factor; at least 2; null for 3.</summary>
    public int? Eta { get; init; }

    /// <summary>What happens to a trial at a rung; null: it pauses in managed studies and is stopped in external ones.</summary>
    public SchedulerMode? Mode { get; init; }
}
