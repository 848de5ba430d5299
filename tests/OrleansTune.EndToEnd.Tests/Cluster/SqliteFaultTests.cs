using System.Net;
using OrleansTune.Client;
using OrleansTune.Contracts;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>A server on SQLite under load, and what may happen to it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SqliteFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_server_loses_nothing_it_acknowledged_when_it_is_killed_ended_and_frozen()
    {
        using var data = new TemporaryDirectory();
        await using var server = await SqliteServerUnderTest.StartAsync(data.FullName);
        var (load, campaign) = await StartAsync(server);
        await load.EveryWorkerGoesOnAsync();
        foreach (var fault in server.Faults)
            await campaign.RunAsync(fault);
        await campaign.RunAsync(server.Faults);
        await campaign.EndAsync();
    }

    [PrivilegedFact]
    public async Task A_server_with_a_full_disk_says_so_keeps_what_it_acknowledged_and_goes_on_when_there_is_space()
    {
        await using var disk = await SmallDisk.MountAsync();
        await using var server = await SqliteServerUnderTest.StartAsync(disk.Directory);
        var (load, campaign) = await StartAsync(server);
        await load.EveryWorkerGoesOnAsync();

        await campaign.RunAsync(new Fault(
            "a full disk",
            async () =>
            {
                var problem = await FillUntilRefusedAsync(disk, server.Client(TimeSpan.Zero).Studies.Get(load.Studies[0]));
                Assert.Equal((HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable), (problem.Status, problem.Code));
            },
            () =>
            {
                disk.Free();
                return Task.CompletedTask;
            },
            AnswersMeanwhile: false));
        await campaign.RunAsync(server.Faults[0]);
        await campaign.EndAsync();
    }

    private async Task<(Workload Load, FaultCampaign Campaign)> StartAsync(SqliteServerUnderTest server)
    {
        var load = await Workload.StartAsync([server.Client(Patience), server.Client(Patience)], studies: 4, workers: 8);
        return (load, new(load, server.Client(Patience), new FaultReport(output, "sqlite")));
    }

    /// <summary>The log in front of the database takes some more writes in space that it has.</summary>
    private static async Task<OrleansTuneException> FillUntilRefusedAsync(SmallDisk disk, StudyHandle study)
    {
        while (true)
        {
            disk.Fill();
            try
            {
                await study.AskAsync();
            }
            catch (OrleansTuneException refused) when (refused.Message.Contains("storage is full", StringComparison.Ordinal))
            {
                return refused;
            }
            catch (ServiceUnavailableException)
            {
                // A worker's write met the full disk first, and the study is being reloaded.
            }
        }
    }
}
