using System.Collections.Immutable;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>Where CMA-ES stands: the present run's distribution, and what is known of the runs before. Immutable.</summary>
internal sealed record CmaRun
{
    /// <summary>The search distribution of the numeric parameters; null until the initial design is told.</summary>
    public CmaDistribution? Distribution { get; init; }

    /// <summary>Trials in a generation of this run.</summary>
    public required int Lambda { get; init; }

    /// <summary>Per category parameter the probabilities of its values.</summary>
    public required ImmutableArray<ImmutableArray<double>> Categories { get; init; }

    /// <summary>How many runs came before this one.</summary>
    public int Restarts { get; init; }

    /// <summary>The distribution in which the run before ended: its last trials may still come in.</summary>
    public CmaDistribution? Before { get; init; }

    /// <summary>Trials in a generation of the latest large run.</summary>
    public required int LargeLambda { get; init; }

    /// <summary>Whether this run belongs to the regime of small populations.</summary>
    public bool IsSmall { get; init; }

    /// <summary>Trials spent in runs of large populations, and of small ones.</summary>
    public int SpentLarge { get; init; }

    /// <inheritdoc cref="SpentLarge"/>
    public int SpentSmall { get; init; }

    /// <summary>The best loss of each of this run's generations.</summary>
    public ImmutableArray<double> BestLosses { get; init; } = [];
}
