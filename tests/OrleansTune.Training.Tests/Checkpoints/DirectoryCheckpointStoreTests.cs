using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Training.Tests.Checkpoints;

public sealed class DirectoryCheckpointStoreTests : CheckpointStoreConformance, IDisposable
{
    private static readonly CheckpointKey Key = CheckpointKey.Of("acme", "digits-mlp", trial: 4, step: 9);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkpoints");
    private readonly DirectoryCheckpointStore _store;

    public DirectoryCheckpointStoreTests() => _store = new(Path.Combine(_folder.FullName, "store"), TimeProvider.System);

    protected override ICheckpointStore Store => _store;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_a_crash_left_between_write_and_rename_does_not_show_and_is_cleared_away()
    {
        string leftover = await LeaveHalfWrittenAsync();
        await _store.DeleteAllAsync(Key.Scope, default);
        var whole = await WriteAsync(Key, [1, 2, 3]);

        var reopened = new DirectoryCheckpointStore(Path.Combine(_folder.FullName, "store"), TimeProvider.System);
        Assert.Equal(whole.Reference, Assert.Single(await ListAsync(null)).Reference);
        Assert.Equal(0, await reopened.DeleteAbandonedAsync(TimeSpan.FromHours(1), default));
        Assert.True(File.Exists(leftover));

        File.SetLastWriteTimeUtc(leftover, DateTime.UtcNow.AddHours(-2));
        Assert.Equal(1, await reopened.DeleteAbandonedAsync(TimeSpan.FromHours(1), default));
        Assert.False(File.Exists(leftover));
        Assert.Single(await ListAsync(null));
    }

    [Fact]
    public async Task A_checkpoint_that_the_disk_has_no_room_for_is_an_error_and_leaves_nothing()
    {
        var kept = await WriteAsync(Key, [1, 2, 3]);
        await Assert.ThrowsAnyAsync<IOException>(() => _store.WriteAsync(Key, AskTheDiskForTooMuch, default));
        Assert.Equal(kept.Reference, Assert.Single(await ListAsync(null)).Reference);
        Assert.Equal(0, await _store.DeleteAbandonedAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task Files_that_are_no_checkpoints_do_not_show()
    {
        var whole = await WriteAsync(Key, [1, 2, 3]);
        string beside = Path.GetDirectoryName(PathOf(whole.Reference))!;
        File.WriteAllText(Path.Combine(beside, "notes.txt"), "not ours");
        Assert.Single(await ListAsync(null));
    }

    [Fact]
    public async Task A_reader_keeps_its_checkpoint_when_it_is_deleted_meanwhile()
    {
        var whole = await WriteAsync(Key, [1, 2, 3]);
        await using var stream = await _store.OpenReadAsync(whole.Reference, default);
        await _store.DeleteAsync(whole.Reference, default);
        Assert.Equal(1, stream.ReadByte());
    }

    protected override async Task TamperAsync(CheckpointReference reference, Func<byte[], byte[]> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        string path = PathOf(reference);
        await File.WriteAllBytesAsync(path, change(await File.ReadAllBytesAsync(path)));
    }

    /// <summary>Writes a little, and then what no disk has room for.</summary>
    private static void AskTheDiskForTooMuch(Stream stream)
    {
        stream.Write(new byte[10_000]);
        new FileStream($"{((FileStream)stream).Name}0", new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            PreallocationSize = 1L << 60,
        }).Dispose();
    }

    private string PathOf(CheckpointReference reference) => Path.Combine(_folder.FullName, "store", reference.ToString());

    /// <summary>A process that is killed while it writes leaves its file as it stood.</summary>
    private async Task<string> LeaveHalfWrittenAsync()
    {
        string leftover = string.Empty;
        await _store.WriteAsync(Key, stream => leftover = ((FileStream)stream).Name + "0", default);
        await File.WriteAllBytesAsync(leftover, new byte[10_000]);
        return leftover;
    }
}
