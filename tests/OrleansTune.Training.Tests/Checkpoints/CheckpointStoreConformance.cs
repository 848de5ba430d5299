using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Training.Tests.Checkpoints;

/// <summary>What every checkpoint store promises; each store's tests inherit it.</summary>
public abstract class CheckpointStoreConformance
{
    private static readonly CheckpointKey Key = CheckpointKey.Of("acme", "digits-mlp", trial: 4, step: 9);
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];

    protected abstract ICheckpointStore Store { get; }

    /// <summary>Changes a stored checkpoint behind the store's back.</summary>
    protected abstract Task TamperAsync(CheckpointReference reference, Func<byte[], byte[]> change);

    [Fact]
    public async Task Gives_back_what_was_written()
    {
        var info = await WriteAsync(Key, Content);
        Assert.Equal(Content, await ReadAsync(info.Reference));
        Assert.Equal((Key, (long)Content.Length), (info.Reference.Key, info.Length));
    }

    [Fact]
    public async Task A_reference_kept_as_text_finds_the_checkpoint_again()
    {
        var info = await WriteAsync(Key, Content);
        Assert.Equal(Content, await ReadAsync(CheckpointReference.Parse(info.Reference.ToString())));
    }

    [Fact]
    public async Task A_second_attempt_at_the_same_step_leaves_the_first_ones_checkpoint_alone()
    {
        var first = await WriteAsync(Key, Content);
        var second = await WriteAsync(Key, [1, 2, 3]);
        Assert.NotEqual(first.Reference, second.Reference);
        Assert.Equal(Content, await ReadAsync(first.Reference));
        Assert.Equal([1, 2, 3], await ReadAsync(second.Reference));
    }

    [Fact]
    public async Task The_same_content_written_again_is_the_same_checkpoint()
    {
        var first = await WriteAsync(Key, Content);
        Assert.Equal(first.Reference, (await WriteAsync(Key, Content)).Reference);
        Assert.Single(await ListAsync(Key.Scope));
    }

    [Fact]
    public async Task A_changed_byte_is_found_out()
    {
        var info = await WriteAsync(Key, Content);
        await TamperAsync(info.Reference, bytes =>
        {
            bytes[70_000] ^= 1;
            return bytes;
        });
        var error = await Assert.ThrowsAsync<CheckpointDamagedException>(() => ReadAsync(info.Reference));
        Assert.Equal(info.Reference, error.Reference);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99_999)]
    public async Task A_cut_off_checkpoint_is_found_out(int length)
    {
        var info = await WriteAsync(Key, Content);
        await TamperAsync(info.Reference, bytes => bytes[..length]);
        await Assert.ThrowsAsync<CheckpointDamagedException>(() => ReadAsync(info.Reference));
    }

    [Fact]
    public async Task A_missing_checkpoint_says_so()
    {
        var info = await WriteAsync(Key, Content);
        await Store.DeleteAsync(info.Reference, default);
        var error = await Assert.ThrowsAsync<CheckpointMissingException>(() => ReadAsync(info.Reference));
        Assert.Equal(info.Reference, error.Reference);
        await Store.DeleteAsync(info.Reference, default);
    }

    [Fact]
    public async Task A_checkpoint_of_a_study_never_written_to_is_missing()
    {
        var reference = CheckpointReference.Parse($"no/where/0/00000001-{new string('0', 64)}");
        await Assert.ThrowsAsync<CheckpointMissingException>(() => ReadAsync(reference));
        await Store.DeleteAsync(reference, default);
    }

    [Fact]
    public async Task A_writer_that_fails_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Store.WriteAsync(
            Key,
            stream =>
            {
                stream.Write(Content);
                throw new InvalidTimeZoneException();
            },
            default));
        Assert.Empty(await ListAsync(null));
        Assert.Equal(0, await Store.DeleteAbandonedAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(
            Key,
            stream =>
            {
                stream.Write(Content);
                cancellation.Cancel();
            },
            cancellation.Token));
        Assert.Empty(await ListAsync(null));
    }

    [Fact]
    public async Task Lists_the_checkpoints_of_a_trial_a_study_a_tenant_and_of_all()
    {
        await WriteAsync(CheckpointKey.Of("acme", "one", 1, 1), [1]);
        await WriteAsync(CheckpointKey.Of("acme", "one", 1, 2), [1, 2]);
        await WriteAsync(CheckpointKey.Of("acme", "one", 12, 1), [1, 2, 3]);
        await WriteAsync(CheckpointKey.Of("acme", "one-more", 1, 1), [1, 2, 3, 4]);
        await WriteAsync(CheckpointKey.Of("acm", "one", 1, 1), [1, 2, 3, 4, 5]);

        Assert.Equal([1, 2], await SizesAsync(CheckpointScope.OfTrial("acme", "one", 1)));
        Assert.Equal([1, 2, 3], await SizesAsync(CheckpointScope.OfStudy("acme", "one")));
        Assert.Equal([1, 2, 3, 4], await SizesAsync(CheckpointScope.OfTenant("acme")));
        Assert.Equal([1, 2, 3, 4, 5], await SizesAsync(null));
        Assert.Empty(await SizesAsync(CheckpointScope.OfTenant("nobody")));
    }

    [Fact]
    public async Task Deletes_all_of_a_scope_and_nothing_else()
    {
        await WriteAsync(CheckpointKey.Of("acme", "one", 1, 1), [1]);
        await WriteAsync(CheckpointKey.Of("acme", "one", 12, 1), [1, 2]);
        await WriteAsync(CheckpointKey.Of("acme", "one-more", 1, 1), [1, 2, 3]);
        await Store.DeleteAllAsync(CheckpointScope.OfTrial("acme", "one", 1), default);
        Assert.Equal([2, 3], await SizesAsync(null));
        await Store.DeleteAllAsync(CheckpointScope.OfStudy("acme", "one"), default);
        Assert.Equal([3], await SizesAsync(null));
        await Store.DeleteAllAsync(CheckpointScope.OfTenant("nobody"), default);
    }

    [Fact]
    public async Task Whatever_names_hold_no_two_of_them_share_a_checkpoint()
    {
        string[] names = ["a", "A", "a.", "..", "../a", "a/b", "a\\b", "%61", "ä", "con", "a b", new string('A', 300), new string('A', 301), "~"];
        var written = new List<CheckpointInfo>();
        foreach (string name in names)
        {
            written.Add(await WriteAsync(CheckpointKey.Of(name, "s", 0, 1), [1]));
            written.Add(await WriteAsync(CheckpointKey.Of("t", name, 0, 1), [1]));
        }

        Assert.Equal(written.Count, written.DistinctBy(w => w.Reference.ToString().ToUpperInvariant()).Count());
        Assert.Equal(written.Select(w => w.Reference).ToHashSet(), (await ListAsync(null)).Select(w => w.Reference).ToHashSet());
        foreach (string name in names)
            Assert.Single(await ListAsync(CheckpointScope.OfTenant(name)), info => info.Reference.Key.Scope == CheckpointScope.OfTrial(name, "s", 0));
    }

    [Fact]
    public async Task Many_writers_and_readers_at_once_do_not_disturb_one_another()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), async (i, _) =>
        {
            byte[] content = [.. Content[..(1000 * (i + 1))]];
            var info = await WriteAsync(CheckpointKey.Of("acme", "many", i % 4, i), content);
            Assert.Equal(content, await ReadAsync(info.Reference));
        });
        Assert.Equal(40, (await ListAsync(null)).Count);
    }

    protected Task<CheckpointInfo> WriteAsync(CheckpointKey key, byte[] content) =>
        Store.WriteAsync(key, stream => stream.Write(content), default);

    protected async Task<List<CheckpointInfo>> ListAsync(CheckpointScope? scope)
    {
        var all = new List<CheckpointInfo>();
        await foreach (var info in Store.ListAsync(scope, default))
            all.Add(info);
        return all;
    }

    private async Task<byte[]> ReadAsync(CheckpointReference reference)
    {
        await using var stream = await Store.OpenReadAsync(reference, default);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<IEnumerable<long>> SizesAsync(CheckpointScope? scope) => (await ListAsync(scope)).Select(info => info.Length).Order();
}
