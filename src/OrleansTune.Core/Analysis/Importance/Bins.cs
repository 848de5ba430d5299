using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Analysis.Importance;

/// <summary>A parameter's part of the unit interval in up to 64 bins of equal width: one per category, else enough to tell values apart.</summary>
internal sealed class Bins
{
    private const int Ordered = 32;
    private const int Most = 64;

    public Bins(Parameter parameter)
    {
        IsOrdered = parameter.IsOrdered;
        // More categories than fit share bins with their neighbours.
        Count = parameter.Cardinality == 1 ? 1 : IsOrdered ? Ordered : (int)Math.Min(Most, parameter.Cardinality!.Value);
    }

    /// <summary>Whether neighbouring bins are neighbouring values.</summary>
    public bool IsOrdered { get; }

    /// <summary>How many bins.</summary>
    public int Count { get; }

    /// <summary>All bins as a set of bits.</summary>
    public ulong All => Count == 64 ? ulong.MaxValue : (1UL << Count) - 1;

    /// <summary>The bin of a coordinate.</summary>
    public int Of(double coordinate) => Math.Clamp((int)(coordinate * Count), 0, Count - 1);
}
