using System.Globalization;
using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Tenants;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Tenants;

/// <summary>A tenant's register of studies on a store with faults.</summary>
[Collection(ClusterTests.Name)]
public sealed class TenantStudiesTests(TestCluster cluster)
{
    private const string FirstRow = "studies-00000";
    private const string SecondRow = "studies-00001";

    private readonly string _id = $"tenant-of-{cluster.NewKey().Study}";

    private ITenantGrain Tenant => cluster.Tenant(_id);

    [Theory]
    [InlineData(FirstRow, StorageFault.NotWritten)]
    [InlineData(FirstRow, StorageFault.WrittenUnnoticed)]
    [InlineData(SecondRow, StorageFault.NotWritten)]
    [InlineData(SecondRow, StorageFault.WrittenUnnoticed)]
    internal async Task A_page_whose_splitting_breaks_off_loses_no_study_and_lists_none_twice(string row, StorageFault fault)
    {
        string[] names = [.. Enumerable.Range(0, StudyRegister.MostInPage).Select(Name)];
        await AddAsync(names);
        cluster.Storage.FailNext(_id, row, fault);
        await Assert.ThrowsAnyAsync<Exception>(() => Tenant.AddStudyAsync("zebra"));

        var listed = await ListAsync();
        Assert.Equal(names, listed.Except(["zebra"]));
        Assert.Equal(listed.Distinct(), listed);
        Assert.Equal(listed.Count, (await Tenant.GetUsageAsync()).Studies);

        // What is removed stays removed, although it lay in two pages.
        await Tenant.RemoveStudyAsync(names[^1]);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(names[..^1], (await ListAsync()).Except(["zebra"]));
    }

    [Theory]
    [InlineData(FirstRow)]
    [InlineData(SecondRow)]
    internal async Task Pages_whose_joining_breaks_off_lose_no_study_and_list_none_twice(string row)
    {
        string[] names = [.. Enumerable.Range(0, StudyRegister.MostInPage + 1).Select(Name)];
        await AddAsync(names);
        Assert.NotEmpty((await cluster.StoredAsync<StudyRegisterPageState>("tenant", _id, SecondRow)).Names);
        var left = names.ToList();
        bool failed = false;
        // From the front and from the back, until what is left fits in one page.
        while (left.Count > StudyRegister.MostInPage / 8)
        {
            string name = left[left.Count % 2 == 0 ? 0 : ^1];
            if ((await cluster.StoredAsync<StudyRegisterPageState>("tenant", _id, FirstRow)).Names.Length == (StudyRegister.MostInPage / 4) + 1)
                cluster.Storage.FailNext(_id, row);
            try
            {
                await Tenant.RemoveStudyAsync(name);
            }
            catch (OrleansException)
            {
                failed = true;
                Assert.Empty(left.Except([name]).Except(await ListAsync()));
                await Tenant.RemoveStudyAsync(name);
            }

            left.Remove(name);
        }

        Assert.True(failed);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(left, await ListAsync());
        Assert.Equal(left.Count, (await Tenant.GetUsageAsync()).Studies);
    }

    [Fact]
    public async Task What_the_first_layout_had_in_the_tenants_own_rows_is_moved_over()
    {
        string[] names = [.. Enumerable.Range(0, 3 * StudyRegister.MostInPage).Select(Name)];
        await StoreFirstLayoutAsync(names);
        await TestCluster.DeactivateAsync(Tenant);

        Assert.Equal(names, await ListAsync());
        var usage = await Tenant.GetUsageAsync();
        Assert.Equal((names.Length, 3, 400L, 12.5), (usage.Studies, usage.RunningTrials, usage.StoredTrials, usage.GpuSecondsToday));
        Assert.Equal(2.5, await Tenant.GetWeightAsync());
        Assert.Empty((await cluster.StoredAsync<TenantState>("tenant", _id, "tenant")).Studies);
        Assert.Empty((await cluster.StoredAsync<TenantUsageState>("tenant", _id, "tenant-usage")).Studies);

        await Tenant.RemoveStudyAsync(names[0]);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(names[1..], await ListAsync());
        Assert.Equal(0, (await Tenant.GetUsageAsync()).StoredTrials);
    }

    [Theory]
    [InlineData(FirstRow)]
    [InlineData(SecondRow)]
    [InlineData("tenant")]
    [InlineData("tenant-usage")]
    public async Task Moving_over_that_breaks_off_is_done_again(string row)
    {
        string[] names = [.. Enumerable.Range(0, 3 * StudyRegister.MostInPage).Select(Name)];
        await StoreFirstLayoutAsync(names);
        cluster.Storage.FailNext(_id, row);
        // Where the activation gives way before it is there, the call goes on to the next one.
        await Record.ExceptionAsync(ListAsync);
        Assert.False(cluster.Storage.IsToFail(_id, row));

        Assert.Equal(names, await ListAsync());
        Assert.Equal(400, (await Tenant.GetUsageAsync()).StoredTrials);
        await TestCluster.DeactivateAsync(Tenant);
        Assert.Equal(names, await ListAsync());
        Assert.Equal(400, (await Tenant.GetUsageAsync()).StoredTrials);
    }

    [Fact]
    public async Task Studies_that_are_added_at_once_share_writes_and_only_as_many_are_let_in_as_there_may_be()
    {
        await Tenant.CreateAsync("me");
        await Tenant.UpdateAsync(null, new() { Studies = 40 }, "me");
        var held = cluster.Storage.HoldNext(_id, FirstRow);
        var first = Tenant.AddStudyAsync("first");
        await held.Reached;
        var others = Enumerable.Range(0, 60).Select(i => AddedAsync(Name(i))).ToList();
        // Keys are checked meanwhile, and limits are told.
        Assert.Null(await Tenant.AuthenticateAsync("unknown", "secret"));
        held.Release();
        await first;
        Assert.Equal(39, (await Task.WhenAll(others)).Count(added => added));
        Assert.Equal(40, (await Tenant.GetAsync())!.Studies);
        Assert.InRange(cluster.Storage.WritesOf(_id, FirstRow), 2, 20);
    }

    [Fact]
    public async Task A_study_added_twice_at_once_is_acknowledged_to_neither_when_its_write_fails()
    {
        var held = cluster.Storage.HoldNext(_id, FirstRow);
        cluster.Storage.FailNext(_id, FirstRow);
        var first = Tenant.AddStudyAsync("s");
        await held.Reached;
        var second = Tenant.AddStudyAsync("s");
        // By its answer the second one has come, too.
        await Tenant.GetStudiesAsync(null, 1);
        held.Release();
        await Assert.ThrowsAsync<OrleansException>(() => first);
        await Assert.ThrowsAsync<OrleansException>(() => second);
        Assert.Empty(await ListAsync());
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"study-{number:d4}");

    private async Task<bool> AddedAsync(string name)
    {
        try
        {
            await Tenant.AddStudyAsync(name);
            return true;
        }
        catch (StudyException e) when (e.Code == RefusalCodes.QuotaExceeded)
        {
            return false;
        }
    }

    private async Task AddAsync(IEnumerable<string> names)
    {
        foreach (string name in names)
            await Tenant.AddStudyAsync(name);
    }

    private async Task<List<string>> ListAsync()
    {
        var all = new List<string>();
        while (await Tenant.GetStudiesAsync(all.LastOrDefault(), 50) is { Count: > 0 } some)
            all.AddRange(some);
        return all;
    }

    private async Task StoreFirstLayoutAsync(string[] names)
    {
        await cluster.StoreAsync("tenant", _id, "tenant", new TenantState { Weight = 2.5, Studies = new(names, StringComparer.Ordinal) });
        await cluster.StoreAsync("tenant", _id, "tenant-usage", new TenantUsageState
        {
            Studies = { [names[0]] = new(3, 400), ["deleted"] = new(1, 1) },
            GpuPools = { ["gpu"] = new(DateOnly.FromDateTime(cluster.Time.GetUtcNow().UtcDateTime), 12.5) },
        });
    }
}
