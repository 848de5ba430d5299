using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

public sealed class SqliteReminderTableTests : ReminderTableConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteStore? _store;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Reminders_are_written_while_grains_write_without_end()
    {
        using var stop = new CancellationTokenSource();
        var grains = Enumerable.Range(0, 32).Select(index => Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                await _store!.WriteAsync($"a/{index}/{number}", number);
            }
        })).ToArray();

        for (var index = 0; index < 50; index++)
        {
            await Table.UpsertRow(new() { GrainId = GrainId.Create("study", $"a/{index}"), ReminderName = "reconcile", StartAt = DateTime.UnixEpoch });
        }

        await stop.CancelAsync();
        await Task.WhenAll(grains);
        Assert.Equal(50, (await Table.ReadRows(0, 0)).Reminders.Count);
    }

    protected override Task<IReminderTable> OpenAsync()
    {
        _store = SqliteStore.Open(_directory.Path);
        return Task.FromResult(_store.Reminders);
    }

    protected override Task CloseAsync() => _store!.DisposeAsync().AsTask();
}
