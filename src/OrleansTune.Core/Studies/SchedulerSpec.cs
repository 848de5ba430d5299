namespace OrleansTune.Core.Studies;

/// <summary>Which early-stopping scheduler a study uses, and the resource that one trial may get.</summary>
public sealed record SchedulerSpec
{
    /// <summary>Resource of a managed trial when the spec says nothing.</summary>
    public const int DefaultMaxResource = 27;

    /// <summary>Its name, such as <c>hyperband</c>, <c>asha</c>, <c>thaw</c> or <c>none</c>.</summary>
    public string Name { get; init; } = "none";

    /// <summary>Resource of the first rung, at least 1.</summary>
    public int MinResource { get; init; } = 1;

    /// <summary>Resource of the last rung, at least <see cref="MinResource"/>: what a fully trained trial gets.</summary>
    public int MaxResource { get; init; } = DefaultMaxResource;

    /// <summary>Between rungs the resource grows, and the number of trials shrinks, by this factor; at least 2.</summary>
    public int Eta { get; init; } = 3;

    /// <summary>
    /// Whether trials pause at a rung and are resumed when promoted, or run on unless they are stopped. Null: they pause in
    /// managed studies, whose checkpoints make resuming free, and are stopped in external ones. <c>none</c> and <c>median</c>
    /// have no rungs and no use for it.
    /// </summary>
    public SchedulerMode? Mode { get; init; }
}
