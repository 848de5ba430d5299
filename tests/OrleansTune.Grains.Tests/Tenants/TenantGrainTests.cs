using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Tenants;

[Collection(ClusterTests.Name)]
public sealed class TenantGrainTests(TestCluster cluster)
{
    private readonly string _id = $"tenant-of-{cluster.NewKey().Study}";

    private ITenantGrain Tenant => cluster.Tenant(_id);

    [Fact]
    public async Task A_key_ceases_to_be_good_when_it_expires()
    {
        await Tenant.CreateAsync("me");
        var issued = await Tenant.AddKeyAsync("ci", TenantRole.Editor, cluster.Time.GetUtcNow().AddMinutes(1), "me");
        string[] parts = issued.Value.Split('.');
        Assert.NotNull(await Tenant.AuthenticateAsync(parts[1], parts[2]));
        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Tenant.AuthenticateAsync(parts[1], parts[2]));
    }

    [Fact]
    public async Task A_tenant_that_moved_knows_what_its_studies_said_before()
    {
        await Tenant.CreateAsync("me");
        await Tenant.UpdateAsync(null, new() { RunningTrials = 5 }, "me");
        await Tenant.AddStudyAsync("s");
        await Tenant.AddStudyAsync("t");
        Assert.Equal(4, (await Tenant.AdmitAsync("s", new(0, 0), 4, begins: true)).Granted);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(1, (await Tenant.AdmitAsync("t", new(0, 0), 4, begins: true)).Granted);
    }

    [Fact]
    public async Task A_key_opens_with_its_secret_until_it_is_revoked_also_after_a_restart()
    {
        await Tenant.CreateAsync("me");
        var issued = await Tenant.AddKeyAsync("ci", TenantRole.Editor, null, "me");
        string[] parts = issued.Value.Split('.');
        Assert.Equal($"ot_{_id}", parts[0]);
        Assert.Equal(issued.Key.Id, parts[1]);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(TenantRole.Editor, (await Tenant.AuthenticateAsync(parts[1], parts[2]))?.Role);
        Assert.Null(await Tenant.AuthenticateAsync(parts[1], parts[2] + "0"));
        Assert.Null(await Tenant.AuthenticateAsync(parts[1], string.Empty));
        Assert.Null(await Tenant.AuthenticateAsync("unknown", parts[2]));
        Assert.True(await Tenant.RevokeKeyAsync(parts[1], "me"));
        Assert.False(await Tenant.RevokeKeyAsync(parts[1], "me"));
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Null(await Tenant.AuthenticateAsync(parts[1], parts[2]));
    }

    [Fact]
    public async Task Nothing_that_is_stored_or_told_later_has_the_secret()
    {
        await Tenant.CreateAsync("me");
        var issued = await Tenant.AddKeyAsync("ci", TenantRole.Viewer, null, "me");
        string secret = issued.Value.Split('.')[2];
        string told = System.Text.Json.JsonSerializer.Serialize(await Tenant.GetAsync());
        string stored = System.Text.Json.JsonSerializer.Serialize(await cluster.StoredAsync<Grains.Tenants.TenantState>("tenant", _id, "tenant"));
        Assert.Contains(issued.Key.Id, told, StringComparison.Ordinal);
        Assert.Contains(issued.Key.Id, stored, StringComparison.Ordinal);
        foreach (string text in new[] { told, stored })
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Convert.FromHexString(secret)), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_tenant_that_was_not_created_is_none_and_gets_no_keys()
    {
        Assert.Null(await Tenant.GetAsync());
        var refusal = await Assert.ThrowsAsync<StudyException>(() => Tenant.AddKeyAsync("k", TenantRole.Admin, null, "me"));
        Assert.Contains(_id, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creating_again_gives_the_tenant_as_it_is_and_the_directory_lists_it_once()
    {
        var first = await Tenant.CreateAsync("me");
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        var again = await Tenant.CreateAsync("me");
        Assert.Equal(first.Created, again.Created);
        var directory = cluster.Grains.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key);
        var ids = await directory.ListAsync();
        Assert.Single(ids, id => id == _id);
        Assert.Contains("default", ids);
    }

    [Fact]
    public async Task Names_of_studies_come_in_order_page_by_page()
    {
        foreach (string name in new[] { "b", "a", "B", "c", "a" })
            await Tenant.AddStudyAsync(name);
        Assert.Equal(["B", "a"], await Tenant.GetStudiesAsync(null, 2));
        Assert.Equal(["b", "c"], await Tenant.GetStudiesAsync("a", 2));
        Assert.Empty(await Tenant.GetStudiesAsync("c", 2));
        Assert.Empty(await Tenant.GetStudiesAsync("zebra", 2));
        await Tenant.RemoveStudyAsync("a");
        await Tenant.RemoveStudyAsync("a");
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(["B", "b"], await Tenant.GetStudiesAsync(null, 2));
        Assert.Equal(["b", "c"], await Tenant.GetStudiesAsync("a", 9));
    }

    [Fact]
    public async Task A_weight_is_1_until_it_is_set_and_then_kept()
    {
        var refusal = await Assert.ThrowsAsync<StudyException>(() => Tenant.UpdateAsync(2, null, "me"));
        Assert.Equal("tenant_not_found", refusal.Code);
        Assert.Equal(1, (await Tenant.CreateAsync("me")).Weight);
        Assert.Equal(2.5, (await Tenant.UpdateAsync(2.5, null, "me")).Weight);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(2.5, await Tenant.GetWeightAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_weight_out_of_range_is_refused_and_changes_nothing(double weight)
    {
        await Tenant.CreateAsync("me");
        var refusal = await Assert.ThrowsAsync<StudyException>(() => Tenant.UpdateAsync(weight, null, "me"));
        Assert.Equal("weight", Assert.Single(refusal.Errors).Field);
        Assert.Equal(1, await Tenant.GetWeightAsync());
    }

    [Fact]
    public async Task A_name_that_could_not_be_written_is_written_at_the_next_try()
    {
        cluster.Storage.FailNext(_id, "studies-00000");
        await Assert.ThrowsAsync<OrleansException>(() => Tenant.AddStudyAsync("s"));
        await Tenant.AddStudyAsync("s");
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(["s"], await Tenant.GetStudiesAsync(null, 9));
    }

    [Fact]
    public async Task Of_all_who_ask_for_a_tenants_first_key_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Tenant.AddFirstKeyAsync("first", "me")));
        var issued = Assert.Single(answers, a => a is not null)!;
        Assert.Equal(TenantRole.Admin, issued.Key.Role);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Null(await Tenant.AddFirstKeyAsync("first", "me"));
        string[] parts = issued.Value.Split('.');
        Assert.Equal(TenantRole.Admin, (await Tenant.AuthenticateAsync(parts[1], parts[2]))?.Role);
    }
}
