#if AZURE_STORAGE
using OrleansTune.TestSupport.Azure;

namespace OrleansTune.Silo.Tests.Storage.Azure;

/// <summary>The tests that share one emulator of Azure Storage. Programs built without the store have none of them.</summary>
[CollectionDefinition(Name)]
public sealed class AzureCollection : ICollectionFixture<Azurite>
{
    public const string Name = "Azure Storage";
}
#endif
