#if AZURE_STORAGE
using Orleans.Storage;
using OrleansTune.TestSupport.Azure;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Azure;

[Collection(AzureCollection.Name)]
public sealed class AzureGrainStorageTests(Azurite azurite) : GrainStorageConformance
{
    private readonly string _name = $"test-{Guid.NewGuid():N}";
    private AzureSilo? _silo;

    protected override async Task<IGrainStorage> OpenAsync()
    {
        _silo = await AzureSilo.StartAsync(azurite, _name);
        return _silo.Storage;
    }

    protected override Task CloseAsync() => _silo!.DisposeAsync().AsTask();
}
#endif
