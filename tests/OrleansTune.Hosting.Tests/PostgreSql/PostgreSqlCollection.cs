using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Hosting.Tests.PostgreSql;

/// <summary>The tests that share one server; each has data of its own in it.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "PostgreSQL";
}
