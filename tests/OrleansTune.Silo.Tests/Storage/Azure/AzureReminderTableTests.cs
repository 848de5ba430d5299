#if AZURE_STORAGE
using OrleansTune.TestSupport.Azure;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Azure;

[Collection(AzureCollection.Name)]
public sealed class AzureReminderTableTests(Azurite azurite) : ReminderTableConformance
{
    private readonly string _name = $"test-{Guid.NewGuid():N}";
    private AzureSilo? _silo;

    protected override async Task<IReminderTable> OpenAsync()
    {
        _silo = await AzureSilo.StartAsync(azurite, _name);
        return _silo.Reminders;
    }

    protected override Task CloseAsync() => _silo!.DisposeAsync().AsTask();
}
#endif
