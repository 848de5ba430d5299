using Xunit;

namespace OrleansTune.TestSupport.Storage;

public abstract partial class GrainStorageConformance
{
    [Fact]
    public async Task A_cleared_state_reads_as_no_record()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        await Storage.ClearStateAsync(Page, Grain("a/1"), state);
        var read = await ReadAsync(Grain("a/1"));

        Assert.False(state.RecordExists);
        Assert.Equal(0, state.State!.Number);
        Assert.False(read.RecordExists);
        Assert.Equal(0, read.State!.Number);
        Assert.Equal(state.ETag, read.ETag);
    }

    [Fact]
    public async Task Who_cleared_a_state_can_write_it_again()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        await Storage.ClearStateAsync(Page, Grain("a/1"), state);
        await WriteAsync(Grain("a/1"), 2, state);

        Assert.Equal(2, await NumberAsync(Grain("a/1")));
    }

    [Fact]
    public async Task Who_reads_a_cleared_state_can_write_it()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        await Storage.ClearStateAsync(Page, Grain("a/1"), state);
        await WriteAsync(Grain("a/1"), 2, await ReadAsync(Grain("a/1")));

        Assert.Equal(2, await NumberAsync(Grain("a/1")));
    }

    [Fact]
    public async Task An_etag_from_before_the_clearing_never_fits_again()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        var old = await ReadAsync(Grain("a/1"));
        await Storage.ClearStateAsync(Page, Grain("a/1"), state);
        await RefusesAsync(() => WriteAsync(Grain("a/1"), 9, old), Grain("a/1"), stillStored: 0);

        await WriteAsync(Grain("a/1"), 2, state);
        await RefusesAsync(() => WriteAsync(Grain("a/1"), 9, old), Grain("a/1"), stillStored: 2);
    }

    [Fact]
    public async Task Clearing_with_a_stale_or_missing_etag_is_refused()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        var stale = await ReadAsync(Grain("a/1"));
        await WriteAsync(Grain("a/1"), 2, state);

        await RefusesAsync(() => Storage.ClearStateAsync(Page, Grain("a/1"), stale), Grain("a/1"), stillStored: 2);
        await RefusesAsync(
            () => Storage.ClearStateAsync(Page, Grain("a/1"), new GrainState<ConformanceState>()), Grain("a/1"), stillStored: 2);
    }

    [Fact]
    public async Task Clearing_what_was_never_written_leaves_nothing()
    {
        var state = await ReadAsync(Grain("a/1"));
        await Storage.ClearStateAsync(Page, Grain("a/1"), state);

        Assert.False(state.RecordExists);
        await WriteAsync(Grain("a/1"), 1, state);
        Assert.Equal(1, await NumberAsync(Grain("a/1")));
    }
}
