using Orleans.Storage;
using OrleansTune.TestSupport.PostgreSql;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlGrainStorageTests(PostgreSqlServer server) : GrainStorageConformance
{
    private readonly string _service = Guid.NewGuid().ToString();
    private PostgreSqlStore? _store;

    [Fact]
    public async Task Two_services_in_one_database_do_not_meet()
    {
        await _store!.WriteAsync("a/1", 1);

        await using var other = await PostgreSqlStore.OpenAsync(server.ConnectionString(), Guid.NewGuid().ToString());
        Assert.Null(await other.ReadAsync("a/1"));
        await other.WriteAsync("a/1", 2);
        Assert.Equal(1, await _store.ReadAsync("a/1"));
    }

    [Fact]
    public async Task Of_two_silos_that_write_over_the_same_read_one_is_refused()
    {
        await using var other = await PostgreSqlStore.OpenAsync(server.ConnectionString(), _service);
        await _store!.WriteAsync("a/1", 1);
        var ours = new GrainState<ConformanceState>();
        var theirs = new GrainState<ConformanceState>();
        await Storage.ReadStateAsync(PostgreSqlStore.State, GrainId.Create("study", "a/1"), ours);
        await other.Storage.ReadStateAsync(PostgreSqlStore.State, GrainId.Create("study", "a/1"), theirs);
        await Storage.WriteStateAsync(PostgreSqlStore.State, GrainId.Create("study", "a/1"), ours);

        var refusal = await Assert.ThrowsAsync<InconsistentStateException>(
            () => other.Storage.WriteStateAsync(PostgreSqlStore.State, GrainId.Create("study", "a/1"), theirs));
        Assert.Equal(("2", "1"), (refusal.StoredEtag, refusal.CurrentEtag));
    }

    protected override async Task<IGrainStorage> OpenAsync()
    {
        _store = await PostgreSqlStore.OpenAsync(server.ConnectionString(), _service);
        return _store.Storage;
    }

    protected override Task CloseAsync() => _store!.DisposeAsync().AsTask();
}
