namespace OrleansTune.Benchmarks.MultiFidelity;

/// <summary>What other optimisers took on the surrogate: medians of ten seeds, one worker, 1,620 epochs at most (null: not within them).</summary>
/// <remarks>Their trials are stopped at rungs and never resumed; every epoch's value counts.</remarks>
internal static class PeerEpochs
{
    /// <summary>The thresholds of the figures.</summary>
    public static readonly double[] Thresholds = [0.9748, 0.9781];

    /// <summary>Name and epochs per threshold.</summary>
    public static readonly (string Name, double?[] Epochs)[] All =
    [
        ("random, full training", [null, null]),
        ("TPE, full training", [1160, null]),
        ("GP, full training", [756, 1107]),
        ("TPE + ASHA", [341, 604]),
        ("TPE + Hyperband", [644, 818]),
        ("TPE + median", [543, 1000]),
        ("random + ASHA", [781, null]),
    ];
}
