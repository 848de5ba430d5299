namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>The tests that share a cluster, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterTests : ICollectionFixture<TestCluster>
{
    public const string Name = "cluster";
}
