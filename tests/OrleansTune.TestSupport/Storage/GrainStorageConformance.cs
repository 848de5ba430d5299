using Orleans.Storage;
using Xunit;

namespace OrleansTune.TestSupport.Storage;

/// <summary>What every store must hold to; a store's tests inherit it. Each test has a store of its own data.</summary>
public abstract partial class GrainStorageConformance : IAsyncLifetime
{
    private const string Page = "page";

    /// <summary>The open store.</summary>
    protected IGrainStorage Storage { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Storage = await OpenAsync();

    public virtual Task DisposeAsync() => CloseAsync();

    /// <summary>Opens a new storage object over this test's data: empty at first, after a close what was written.</summary>
    protected abstract Task<IGrainStorage> OpenAsync();

    /// <summary>Closes what was opened last and keeps the data.</summary>
    protected abstract Task CloseAsync();

    private static GrainId Grain(string key, string type = "study") => GrainId.Create(type, key);

    private async Task RestartAsync()
    {
        await CloseAsync();
        Storage = await OpenAsync();
    }

    private async Task<GrainState<ConformanceState>> ReadAsync(GrainId grain, string name = Page)
    {
        var state = new GrainState<ConformanceState>();
        await Storage.ReadStateAsync(name, grain, state);
        return state;
    }

    private async Task<int> NumberAsync(GrainId grain, string name = Page) => (await ReadAsync(grain, name)).State!.Number;

    /// <summary>Writes over what the state was read as, and returns the state with its new ETag.</summary>
    private async Task<GrainState<ConformanceState>> WriteAsync(
        GrainId grain, int number, GrainState<ConformanceState>? state = null, string name = Page)
    {
        state ??= new();
        state.State = new() { Number = number };
        await Storage.WriteStateAsync(name, grain, state);
        return state;
    }

    private async Task RefusesAsync(Func<Task> action, GrainId grain, int stillStored)
    {
        await Assert.ThrowsAsync<InconsistentStateException>(action);
        Assert.Equal(stillStored, await NumberAsync(grain));
    }
}
