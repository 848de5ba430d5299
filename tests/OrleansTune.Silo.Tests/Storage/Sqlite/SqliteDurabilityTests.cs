using OrleansTune.Hosting.Storage;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

public sealed class SqliteDurabilityTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>After each kill a grain holds the last number told, or the next one where the kill came between write and telling.</summary>
    [Fact]
    public async Task What_a_killed_process_was_told_is_durable_is_there()
    {
        foreach (var writes in new[] { 300, 1, 1000, 77 })
        {
            Dictionary<string, int> told;
            using (var process = WritingProcess.Start(_directory.Path))
            {
                told = process.KillAfter(writes);
            }

            await using var store = SqliteStore.Open(_directory.Path);
            Assert.NotEmpty(told);
            foreach (var (key, number) in told)
            {
                Assert.InRange((await store.ReadAsync(key)).GetValueOrDefault(), number, number + 1);
            }

            Assert.Equal("ok", await store.Database.ReadAsync(session => session.QueryScalar("PRAGMA integrity_check"), CancellationToken.None));
        }
    }

    [Fact]
    public void A_server_of_another_process_keeps_its_directory_until_it_dies()
    {
        using var process = WritingProcess.Start(_directory.Path);
        process.WaitForFirstWrite();

        Assert.Throws<StorageUnavailableException>(() => SqliteStore.Open(_directory.Path));
        process.KillAfter(1);
        SqliteStore.Open(_directory.Path).Database.Dispose();
    }
}
