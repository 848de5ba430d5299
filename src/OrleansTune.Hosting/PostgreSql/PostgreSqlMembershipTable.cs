using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace OrleansTune.Hosting.PostgreSql;

/// <summary>
/// A cluster's membership in PostgreSQL. Every change of a member counts up the version of the whole table in the same
/// statement, and happens only over the version its writer has read; signs of life do not.
/// </summary>
internal sealed class PostgreSqlMembershipTable(NpgsqlDataSource source, IOptions<ClusterOptions> cluster, TimeProvider time) : IMembershipTable
{
    private static readonly TimeSpan SignAgainAfter = TimeSpan.FromSeconds(1);

    // The row lock on the version orders writers; the later of two finds it counted up and changes nothing.
    private const string CountUp = "UPDATE orleanstune_membership SET version = version + 1 WHERE cluster_id = $1 AND version = $2";

    private const string InsertOverVersion =
        $"""
         WITH turn AS ({CountUp} RETURNING cluster_id)
         INSERT INTO orleanstune_member
             (cluster_id, silo, silo_name, host_name, role_name, status, proxy_port, suspicions, started_at, alive_at)
         SELECT cluster_id, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM turn
         """;

    private const string UpdateOverVersion =
        $"""
         WITH turn AS ({CountUp} AND EXISTS (SELECT FROM orleanstune_member WHERE cluster_id = $1 AND silo = $3) RETURNING cluster_id)
         UPDATE orleanstune_member AS m
         SET silo_name = $4, host_name = $5, role_name = $6, status = $7, proxy_port = $8, suspicions = $9, started_at = $10, alive_at = $11,
             changed_at = now()
         FROM turn WHERE m.cluster_id = turn.cluster_id AND m.silo = $3
         """;

    private string ClusterId => cluster.Value.ClusterId;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => InitializeMembershipTableAsync(tryInitTableVersion, CancellationToken.None);

    public async Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken)
    {
        await PostgreSqlSchema.UpgradeAsync(source, cancellationToken);
        if (tryInitTableVersion)
        {
            await source.ExecuteAsync("INSERT INTO orleanstune_membership VALUES ($1, 0) ON CONFLICT DO NOTHING", cancellationToken, ClusterId);
        }
    }

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key, CancellationToken.None);

    public Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken) =>
        ReadAsync(" AND m.silo = $2", cancellationToken, ClusterId, key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => ReadAllAsync(CancellationToken.None);

    public Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken) => ReadAsync(string.Empty, cancellationToken, ClusterId);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => InsertRowAsync(entry, tableVersion, CancellationToken.None);

    public async Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync(InsertOverVersion, entry, tableVersion, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        UpdateRowAsync(entry, etag, tableVersion, CancellationToken.None);

    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken) =>
        ChangeAsync(UpdateOverVersion, entry, tableVersion, cancellationToken);

    public Task UpdateIAmAlive(MembershipEntry entry) => UpdateIAmAliveAsync(entry, CancellationToken.None);

    /// <summary>
    /// Signs as alive; while the database is away, tries until it is back. Orleans would wait longer from failure to failure, and until all
    /// have signed again, one vote is enough to declare a silo dead.
    /// </summary>
    public async Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (!await TrySignAsync(entry.SiloAddress, entry.IAmAliveTime + time.GetElapsedTime(start), cancellationToken))
            await Task.Delay(SignAgainAfter, time, cancellationToken);
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => CleanupDefunctSiloEntriesAsync(beforeDate, CancellationToken.None);

    public Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken) =>
        source.ExecuteAsync(
            "DELETE FROM orleanstune_member WHERE cluster_id = $1 AND status = $2 AND greatest(alive_at, started_at, changed_at) < $3",
            cancellationToken,
            ClusterId,
            (int)SiloStatus.Dead,
            beforeDate.UtcDateTime);

    public Task DeleteMembershipTableEntries(string clusterId) => DeleteMembershipTableEntriesAsync(clusterId, CancellationToken.None);

    public async Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken)
    {
        await source.ExecuteAsync("DELETE FROM orleanstune_member WHERE cluster_id = $1", cancellationToken, clusterId);
        await source.ExecuteAsync("DELETE FROM orleanstune_membership WHERE cluster_id = $1", cancellationToken, clusterId);
    }

    /// <summary>Reads members and version in one snapshot.</summary>
    private async Task<MembershipTableData> ReadAsync(string condition, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = source.Command(
            $"SELECT v.version, {MemberRow.Columns} FROM orleanstune_membership AS v LEFT JOIN orleanstune_member AS m ON m.cluster_id = v.cluster_id{condition} WHERE v.cluster_id = $1",
            values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var version = 0L;
        var members = new List<Tuple<MembershipEntry, string>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            version = reader.GetInt64(0);
            if (!await reader.IsDBNullAsync(1, cancellationToken))
            {
                members.Add(Tuple.Create(MemberRow.Read(reader, first: 1), Print(version)));
            }
        }

        return new(members, new((int)version, Print(version)));
    }

    /// <summary>Makes one change of one member over the version that its writer has read, or none.</summary>
    private async Task<bool> ChangeAsync(string statement, MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken)
    {
        await using var command = source.Command(statement, ClusterId, long.Parse(tableVersion.VersionEtag, CultureInfo.InvariantCulture));
        MemberRow.AddTo(command.Parameters, entry);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static string Print(long version) => version.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> TrySignAsync(SiloAddress silo, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            await source.ExecuteAsync(
                "UPDATE orleanstune_member SET alive_at = $3 WHERE cluster_id = $1 AND silo = $2",
                cancellationToken,
                ClusterId,
                silo.ToParsableString(),
                MemberRow.Utc(now));
            return true;
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            // The health check and every reader of the table tell of a database that is away.
            return false;
        }
    }
}
