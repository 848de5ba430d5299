using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Orleans.Configuration;
using OrleansTune.Hosting.PostgreSql;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Hosting.Tests.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlMembershipTableTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly DateTime Now = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private readonly NpgsqlDataSource _source = PostgreSqlServiceCollectionExtensions.CreateSource(server.ConnectionString());
    private readonly IOptions<ClusterOptions> _cluster = Options.Create(new ClusterOptions { ClusterId = Guid.NewGuid().ToString() });
    private readonly FakeTimeProvider _time = new();
    private PostgreSqlMembershipTable _table = null!;

    public Task InitializeAsync()
    {
        _table = new(_source, _cluster, _time);
        return _table.InitializeMembershipTable(true);
    }

    public Task DisposeAsync() => _source.DisposeAsync().AsTask();

    [Fact]
    public async Task A_new_cluster_has_no_members()
    {
        var read = await _table.ReadAll();

        Assert.Empty(read.Members);
        Assert.Equal(0, read.Version.Version);
    }

    [Fact]
    public async Task A_member_is_read_as_it_was_written()
    {
        var entry = Entry(1);
        entry.AddSuspector(Silo(2), Now.AddSeconds(1));
        Assert.True(await InsertAsync(entry));
        var read = await _table.ReadAll();

        Assert.Equal(1, read.Version.Version);
        var member = Assert.Single(read.Members).Item1;
        Assert.Equal(entry.ToFullString(), member.ToFullString());
        Assert.Equal(Silo(1), Assert.Single((await _table.ReadRow(Silo(1))).Members).Item1.SiloAddress);
        Assert.Empty((await _table.ReadRow(Silo(2))).Members);
        Assert.Equal(1, (await _table.ReadRow(Silo(2))).Version.Version);
    }

    [Fact]
    public async Task Of_changes_over_the_same_version_one_is_made()
    {
        var read = await _table.ReadAll();
        var made = await Task.WhenAll(Enumerable.Range(1, 8).Select(silo => _table.InsertRow(Entry(silo), read.Version.Next())));

        Assert.Single(made, true);
        var after = await _table.ReadAll();
        Assert.Single(after.Members);
        Assert.Equal(1, after.Version.Version);
    }

    [Fact]
    public async Task A_change_that_is_refused_changes_nothing()
    {
        await InsertAsync(Entry(1));
        var read = await _table.ReadAll();
        Assert.False(await _table.InsertRow(Entry(1), read.Version.Next()));
        Assert.False(await _table.UpdateRow(Entry(2), read.Members[0].Item2, read.Version.Next()));

        Assert.Equal(1, (await _table.ReadAll()).Version.Version);
        Assert.True(await InsertAsync(Entry(3)));
        var dead = Entry(1, SiloStatus.Dead);
        Assert.False(await _table.UpdateRow(dead, read.Members[0].Item2, read.Version.Next()));
        Assert.All((await _table.ReadAll()).Members, member => Assert.Equal(SiloStatus.Active, member.Item1.Status));
    }

    [Fact]
    public async Task A_sign_of_life_leaves_the_version_as_it_is()
    {
        await InsertAsync(Entry(1));
        var read = await _table.ReadAll();
        var alive = Entry(1, SiloStatus.Dead);
        alive.IAmAliveTime = Now.AddMinutes(1);
        await _table.UpdateIAmAlive(alive);

        var after = await _table.ReadAll();
        Assert.Equal((Now.AddMinutes(1), SiloStatus.Active), (after.Members[0].Item1.IAmAliveTime, after.Members[0].Item1.Status));
        Assert.True(await _table.UpdateRow(Entry(1, SiloStatus.Dead), read.Members[0].Item2, read.Version.Next()));
    }

    [Fact]
    public async Task Only_members_long_dead_are_cleaned_up()
    {
        await InsertAsync(Entry(1));
        await InsertAsync(Entry(2, SiloStatus.Dead));
        await _table.CleanupDefunctSiloEntries(new DateTimeOffset(Now));
        Assert.Equal(2, (await _table.ReadAll()).Members.Count);

        await _table.CleanupDefunctSiloEntries(new DateTimeOffset(Now.AddYears(10)));
        Assert.Equal(Silo(1), Assert.Single((await _table.ReadAll()).Members).Item1.SiloAddress);
    }

    [Fact]
    public async Task Clients_are_led_to_the_gateways_of_active_silos()
    {
        await InsertAsync(Entry(1));
        await InsertAsync(Entry(2, SiloStatus.Dead));
        await InsertAsync(Entry(3, SiloStatus.Joining));
        var gateways = new PostgreSqlGatewayList(_source, _cluster, Options.Create(new GatewayOptions()));

        Assert.Equal(["gwy.tcp://10.0.0.1:30000/7"], (await gateways.GetGateways()).Select(gateway => gateway.ToString()));
    }

    [Fact]
    public async Task A_deleted_cluster_leaves_nothing()
    {
        await InsertAsync(Entry(1));
        await _table.DeleteMembershipTableEntries(_cluster.Value.ClusterId);

        Assert.Empty((await _table.ReadAll()).Members);
    }

    [Fact]
    public async Task Who_signs_while_the_database_is_away_has_signed_when_it_is_back()
    {
        await using var database = new PostgreSqlServer();
        await database.InitializeAsync();
        await using var source = PostgreSqlServiceCollectionExtensions.CreateSource(database.ConnectionString());
        await PostgreSqlSchema.UpgradeAsync(source, CancellationToken.None);
        var table = new PostgreSqlMembershipTable(source, _cluster, _time);
        await table.InitializeMembershipTable(true);
        Assert.True(await table.InsertRow(Entry(1), (await table.ReadAll()).Version.Next()));

        await database.StopAsync();
        var signing = table.UpdateIAmAlive(Entry(1));
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        Assert.False(signing.IsCompleted);
        await database.StartAsync();
        while (!signing.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await signing;
        Assert.True((await table.ReadAll()).Members[0].Item1.IAmAliveTime > Now);
    }

    private async Task<bool> InsertAsync(MembershipEntry entry) => await _table.InsertRow(entry, (await _table.ReadAll()).Version.Next());

    private static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Parse($"10.0.0.{number}"), 11111, 7);

    private static MembershipEntry Entry(int number, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = Silo(number),
        SiloName = $"silo {number}",
        HostName = "host",
        RoleName = "role",
        Status = status,
        ProxyPort = 30000,
        StartTime = Now,
        IAmAliveTime = Now,
    };
}
