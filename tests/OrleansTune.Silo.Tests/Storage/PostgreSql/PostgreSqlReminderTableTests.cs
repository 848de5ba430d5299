using OrleansTune.TestSupport.PostgreSql;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlReminderTableTests(PostgreSqlServer server) : ReminderTableConformance
{
    private readonly string _service = Guid.NewGuid().ToString();
    private PostgreSqlStore? _store;

    protected override async Task<IReminderTable> OpenAsync()
    {
        _store = await PostgreSqlStore.OpenAsync(server.ConnectionString(), _service);
        return _store.Reminders;
    }

    protected override Task CloseAsync() => _store!.DisposeAsync().AsTask();
}
