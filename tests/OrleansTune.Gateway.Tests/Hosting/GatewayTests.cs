namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>The tests that share one gateway.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayTests : ICollectionFixture<GatewayFixture>
{
    public const string Name = "gateway";
}
