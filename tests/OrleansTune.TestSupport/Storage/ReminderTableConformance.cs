using Xunit;

namespace OrleansTune.TestSupport.Storage;

/// <summary>What every reminder table must hold to; a table's tests inherit it. Each test has a table of its own data.</summary>
public abstract class ReminderTableConformance : IAsyncLifetime
{
    private static readonly DateTime Start = new(2030, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

    /// <summary>The open table.</summary>
    protected IReminderTable Table { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Table = await OpenAsync();

    public virtual Task DisposeAsync() => CloseAsync();

    /// <summary>Opens a new table object over this test's data: empty at first, after a close what was written.</summary>
    protected abstract Task<IReminderTable> OpenAsync();

    /// <summary>Closes what was opened last and keeps the data.</summary>
    protected abstract Task CloseAsync();

    [Fact]
    public async Task A_reminder_is_read_as_it_was_written()
    {
        var etag = await Table.UpsertRow(Entry("a/1", "reconcile"));
        var read = await Table.ReadRow(Grain("a/1"), "reconcile");

        Assert.NotNull(read);
        Assert.Equal(Grain("a/1"), read.GrainId);
        Assert.Equal("reconcile", read.ReminderName);
        Assert.Equal(Start, read.StartAt);
        Assert.Equal(TimeSpan.FromMinutes(1), read.Period);
        Assert.Equal(etag, read.ETag);
    }

    [Fact]
    public async Task A_reminder_that_is_not_there_reads_as_none()
    {
        await Table.UpsertRow(Entry("a/1", "reconcile"));

        Assert.Null(await Table.ReadRow(Grain("a/1"), "other"));
        Assert.Null(await Table.ReadRow(Grain("a/2"), "reconcile"));
        Assert.Empty((await Table.ReadRows(Grain("a/2"))).Reminders);
    }

    [Fact]
    public async Task A_second_upsert_replaces_the_first_and_its_etag()
    {
        var first = await Table.UpsertRow(Entry("a/1", "reconcile"));
        var changed = Entry("a/1", "reconcile");
        changed.StartAt = Start.AddHours(1);
        changed.Period = TimeSpan.FromHours(2);
        var second = await Table.UpsertRow(changed);

        Assert.NotEqual(first, second);
        var read = Assert.Single((await Table.ReadRows(Grain("a/1"))).Reminders);
        Assert.Equal((second, Start.AddHours(1), TimeSpan.FromHours(2)), (read.ETag, read.StartAt, read.Period));
    }

    [Fact]
    public async Task A_grain_has_its_reminders_and_no_others()
    {
        await Table.UpsertRow(Entry("a/1", "one"));
        await Table.UpsertRow(Entry("a/1", "two"));
        await Table.UpsertRow(Entry("a/2", "three"));
        var sameKey = Entry("a/1", "four");
        sameKey.GrainId = GrainId.Create("trial", "a/1");
        await Table.UpsertRow(sameKey);

        var names = (await Table.ReadRows(Grain("a/1"))).Reminders.Select(entry => entry.ReminderName);
        Assert.Equal(["one", "two"], names.Order());
    }

    [Fact]
    public async Task Removing_takes_the_present_etag()
    {
        var stale = await Table.UpsertRow(Entry("a/1", "reconcile"));
        var present = await Table.UpsertRow(Entry("a/1", "reconcile"));

        Assert.False(await Table.RemoveRow(Grain("a/1"), "reconcile", stale!));
        Assert.False(await Table.RemoveRow(Grain("a/1"), "other", present!));
        Assert.NotNull(await Table.ReadRow(Grain("a/1"), "reconcile"));
        Assert.True(await Table.RemoveRow(Grain("a/1"), "reconcile", present!));
        Assert.Null(await Table.ReadRow(Grain("a/1"), "reconcile"));
        Assert.False(await Table.RemoveRow(Grain("a/1"), "reconcile", present!));
    }

    [Fact]
    public async Task A_reminder_made_again_is_not_removed_by_the_etag_of_the_old_one()
    {
        var old = await Table.UpsertRow(Entry("a/1", "reconcile"));
        Assert.True(await Table.RemoveRow(Grain("a/1"), "reconcile", old!));
        await Table.UpsertRow(Entry("a/1", "reconcile"));

        Assert.False(await Table.RemoveRow(Grain("a/1"), "reconcile", old!));
        Assert.NotNull(await Table.ReadRow(Grain("a/1"), "reconcile"));
    }

    /// <summary>A range of the ring begins after its first hash and ends with its last.</summary>
    [Fact]
    public async Task Ranges_of_the_ring_hold_the_hashes_after_their_begin_up_to_their_end()
    {
        var keys = Enumerable.Range(0, 50).Select(index => $"a/{index}").ToArray();
        foreach (var key in keys)
        {
            await Table.UpsertRow(Entry(key, "reconcile"));
        }

        var hashes = keys.Select(key => Grain(key).GetUniformHashCode()).Order().ToArray();
        foreach (var (low, high) in new[] { (3, 20), (0, 49), (10, 11) })
        {
            var (begin, end) = (hashes[low], hashes[high]);
            Assert.Equal(hashes[(low + 1)..(high + 1)], await HashesAsync(begin, end));
            Assert.Equal(hashes[..(low + 1)].Concat(hashes[(high + 1)..]), await HashesAsync(end, begin));
        }

        Assert.Equal(hashes, await HashesAsync(hashes[7], hashes[7]));
        Assert.Equal(hashes, await HashesAsync(0, 0));
        Assert.Equal(hashes, await HashesAsync(0, uint.MaxValue));
    }

    [Fact]
    public async Task A_restarted_table_knows_its_reminders()
    {
        var etag = await Table.UpsertRow(Entry("a/1", "reconcile"));

        await CloseAsync();
        Table = await OpenAsync();

        Assert.Equal(etag, (await Table.ReadRow(Grain("a/1"), "reconcile"))?.ETag);
        Assert.Single((await Table.ReadRows(0, 0)).Reminders);
        Assert.True(await Table.RemoveRow(Grain("a/1"), "reconcile", etag!));
    }

    [Fact]
    public async Task Many_upserts_in_parallel_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(index => Table.UpsertRow(Entry($"a/{index % 50}", $"reminder {index}"))));

        Assert.Equal(200, (await Table.ReadRows(0, 0)).Reminders.Count);
    }

    [Fact]
    public async Task Clearing_the_table_leaves_none()
    {
        await Table.UpsertRow(Entry("a/1", "reconcile"));
        await Table.TestOnlyClearTable();

        Assert.Empty((await Table.ReadRows(0, 0)).Reminders);
    }

    private static GrainId Grain(string key) => GrainId.Create("study", key);

    private static ReminderEntry Entry(string key, string name) => new()
    {
        GrainId = Grain(key),
        ReminderName = name,
        StartAt = Start,
        Period = TimeSpan.FromMinutes(1),
    };

    private async Task<uint[]> HashesAsync(uint begin, uint end) =>
        [.. (await Table.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId.GetUniformHashCode()).Order()];
}
