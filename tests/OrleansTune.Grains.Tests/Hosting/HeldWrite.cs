namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>A write that waits to be let through.</summary>
internal sealed class HeldWrite
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the write is there and waits.</summary>
    public Task Reached => _reached.Task;

    public void Release() => _released.SetResult();

    public Task PassAsync()
    {
        _reached.SetResult();
        return _released.Task;
    }
}
