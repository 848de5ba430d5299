using Xunit;

namespace OrleansTune.TestSupport.Storage;

public abstract partial class GrainStorageConformance
{
    [Fact]
    public async Task Reading_what_was_never_written_gives_an_empty_state_without_a_record()
    {
        var read = await ReadAsync(Grain("a/1"));

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal(0, read.State!.Number);
        Assert.Empty(read.State!.Page);
    }

    [Fact]
    public async Task What_was_written_is_read_again_with_its_etag()
    {
        var written = await WriteAsync(Grain("a/1"), 7);
        var read = await ReadAsync(Grain("a/1"));

        Assert.True(written.RecordExists);
        Assert.True(read.RecordExists);
        Assert.Equal(7, read.State!.Number);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task Every_write_gives_a_new_etag_that_fits_the_next()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        var first = state.ETag;
        await WriteAsync(Grain("a/1"), 2, state);

        Assert.NotEqual(first, state.ETag);
        await WriteAsync(Grain("a/1"), 3, state);
        Assert.Equal(3, await NumberAsync(Grain("a/1")));
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_changes_nothing()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        var stale = await ReadAsync(Grain("a/1"));
        await WriteAsync(Grain("a/1"), 2, state);
        var before = stale.ETag;

        await RefusesAsync(() => WriteAsync(Grain("a/1"), 9, stale), Grain("a/1"), stillStored: 2);
        Assert.Equal(before, stale.ETag);
    }

    [Fact]
    public async Task A_missing_etag_is_refused_when_there_is_a_record()
    {
        await WriteAsync(Grain("a/1"), 1);

        await RefusesAsync(() => WriteAsync(Grain("a/1"), 9), Grain("a/1"), stillStored: 1);
    }

    [Fact]
    public async Task An_etag_is_refused_when_there_is_no_record()
    {
        var elsewhere = await WriteAsync(Grain("a/1"), 1);

        await RefusesAsync(() => WriteAsync(Grain("a/2"), 9, elsewhere), Grain("a/2"), stillStored: 0);
        Assert.False((await ReadAsync(Grain("a/2"))).RecordExists);
    }

    [Fact]
    public async Task Reading_replaces_what_a_refused_writer_held()
    {
        var state = await WriteAsync(Grain("a/1"), 1);
        var loser = await ReadAsync(Grain("a/1"));
        await WriteAsync(Grain("a/1"), 2, state);
        await RefusesAsync(() => WriteAsync(Grain("a/1"), 9, loser), Grain("a/1"), stillStored: 2);

        await Storage.ReadStateAsync(Page, Grain("a/1"), loser);
        Assert.Equal(2, loser.State!.Number);
        await WriteAsync(Grain("a/1"), 3, loser);
        Assert.Equal(3, await NumberAsync(Grain("a/1")));
    }

    [Fact]
    public async Task A_page_of_a_megabyte_comes_back_as_it_was()
    {
        var page = new byte[1024 * 1024];
        new Random(1).NextBytes(page);
        var state = new GrainState<ConformanceState>(new() { Page = page });
        await Storage.WriteStateAsync(Page, Grain("a/1"), state);
        page[^1] ^= 0xFF;
        await Storage.WriteStateAsync(Page, Grain("a/1"), state);

        Assert.Equal(page, (await ReadAsync(Grain("a/1"))).State!.Page);
    }

    [Fact]
    public async Task A_restarted_store_knows_states_and_etags()
    {
        await WriteAsync(Grain("a/1"), 1);
        var cleared = await WriteAsync(Grain("a/2"), 2);
        await Storage.ClearStateAsync(Page, Grain("a/2"), cleared);

        await RestartAsync();

        var state = await ReadAsync(Grain("a/1"));
        Assert.Equal(1, state.State!.Number);
        await WriteAsync(Grain("a/1"), 3, state);
        Assert.Equal(3, await NumberAsync(Grain("a/1")));
        Assert.False((await ReadAsync(Grain("a/2"))).RecordExists);
        await RefusesAsync(() => WriteAsync(Grain("a/1"), 9), Grain("a/1"), stillStored: 3);
    }
}
