using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>What changed in a study after a change number; a watcher asks on from <see cref="Next"/>.</summary>
[GenerateSerializer, Immutable, Alias("study-changes")]
public sealed record StudyChanges
{
    /// <summary>The trials that changed, each as it now stands, in the order of their last changes.</summary>
    [Id(0)]
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The study as it now stands.</summary>
    [Id(1)]
    public required StudySnapshot Study { get; init; }

    /// <summary>The change number up to which this tells everything.</summary>
    [Id(2)]
    public required long Next { get; init; }
}
