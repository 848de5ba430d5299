namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Tests that take a whole machine, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection
{
    public const string Name = "Cluster";
}
