using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Benchmarks.Service;

/// <summary>Where servers of the benchmark's own keep what they store.</summary>
/// <param name="Directory">For checkpoints and the embedded store.</param>
/// <param name="Database">How to reach a database that takes the embedded store's place; null for none.</param>
internal sealed record BenchmarkStore(string Directory, string? Database)
{
    /// <summary>An empty one.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="postgreSql">The database server; null for the embedded store.</param>
    public static async Task<BenchmarkStore> CreateAsync(string directory, PostgreSqlServer? postgreSql) =>
        new(directory, postgreSql is null ? null : await postgreSql.CreateDatabaseAsync());
}
