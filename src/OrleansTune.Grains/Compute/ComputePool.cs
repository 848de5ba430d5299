namespace OrleansTune.Grains.Compute;

/// <summary>Runs CPU-heavy work (surrogate fits) off the grains' schedulers, on a bounded number of threads.</summary>
/// <param name="width">Most computations at once.</param>
public sealed class ComputePool(int width) : IDisposable
{
    private readonly SemaphoreSlim _free = new(width);

    /// <summary>A pool as wide as half the processors, at least one.</summary>
    public ComputePool()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    /// <summary>Runs the work when a place is free; the caller's scheduler is free meanwhile.</summary>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
