namespace OrleansTune.Cli.Tests;

/// <summary>The tests that share one server.</summary>
[CollectionDefinition(Name)]
public sealed class CliServerCollection : ICollectionFixture<CliServer>
{
    public const string Name = "server";
}
