namespace OrleansTune.Core.Slots;

/// <summary>Which pools are of GPUs: those whose name begins with <c>gpu</c>, in letters of either case.</summary>
public static class GpuPools
{
    /// <summary>Whether a pool of that name is one.</summary>
    public static bool Include(string pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.StartsWith("gpu", StringComparison.OrdinalIgnoreCase);
    }
}
