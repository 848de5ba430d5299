using Orleans.Storage;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

public sealed class SqliteGrainStorageTests : GrainStorageConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteStore? _store;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Two_services_in_one_database_do_not_meet()
    {
        await _store!.WriteAsync("a/1", 1);
        await CloseAsync();

        await using var other = SqliteStore.Open(_directory.Path, serviceId: "other");
        Assert.Null(await other.ReadAsync("a/1"));
        await other.WriteAsync("a/1", 2);
        Assert.Equal(2, await other.ReadAsync("a/1"));
    }

    [Fact]
    public async Task An_etag_of_another_store_is_refused_as_stale()
    {
        await _store!.WriteAsync("a/1", 1);
        var foreign = new GrainState<ConformanceState>(new(), "W/\"0x8D\"");

        var refusal = await Assert.ThrowsAsync<InconsistentStateException>(
            () => Storage.WriteStateAsync(SqliteStore.State, GrainId.Create("study", "a/1"), foreign));
        Assert.Equal(("1", "W/\"0x8D\""), (refusal.StoredEtag, refusal.CurrentEtag));
        Assert.Contains("study/a/1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, _store.Measurements.Conflicts);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_before_it_is_queued_changes_nothing()
    {
        var state = new GrainState<ConformanceState>(new() { Number = 1 });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Storage.WriteStateAsync(SqliteStore.State, GrainId.Create("study", "a/1"), state, new CancellationToken(canceled: true)));
        Assert.Null(await _store!.ReadAsync("a/1"));
    }

    protected override Task<IGrainStorage> OpenAsync()
    {
        _store = SqliteStore.Open(_directory.Path);
        return Task.FromResult(_store.Storage);
    }

    protected override Task CloseAsync() => _store!.DisposeAsync().AsTask();
}
