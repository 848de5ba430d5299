namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Faults as they come in the life of a cluster.</summary>
internal sealed class ClusterFaults(ClusterUnderTest cluster)
{
    /// <summary>Every kind, each at any of the nodes that it can happen to.</summary>
    public IReadOnlyList<Fault> All =>
    [
        .. cluster.Silos.SelectMany(silo => new[] { Killed(silo), Ended(silo), Frozen(silo) }),
        .. cluster.Gateways.Select(gateway => Killed(gateway, "gateway")),
        .. new[] { 0, 3, 10 }.Select(seconds => DatabaseAway(TimeSpan.FromSeconds(seconds))),
        .. cluster.Link is { } link ? [LinkCut(link), LinkCut(link)] : Array.Empty<Fault>(),
    ];

    public static Fault Killed(ClusterNode node, string kind = "silo") =>
        new($"kill -9 of a {kind}", () => node.Process.KillAsync(), node.StartAsync, AnswersMeanwhile: true);

    public static Fault Ended(ClusterNode silo) => new(
        "orderly end of a silo",
        async () =>
        {
            int exitCode = await silo.Process.TerminateAsync();
            Assert.True(exitCode == 0, $"exit code {exitCode}\n{silo.Process.Output}");
        },
        silo.StartAsync,
        AnswersMeanwhile: true);

    /// <summary>The others declare it dead; when it goes on, it finds that out and ends itself.</summary>
    public Fault Frozen(ClusterNode silo) => new(
        "a silo frozen until it was declared dead",
        () => silo.Process.SignalAsync("STOP"),
        async () =>
        {
            await cluster.UntilDeclaredDeadAsync(silo);
            await silo.Process.SignalAsync("CONT");
            await silo.Process.EndsByItselfAsync();
            await silo.StartAsync();
        },
        AnswersMeanwhile: true);

    /// <summary>The others declare the silo at its far end dead. If it still reaches the database, it could still write.</summary>
    public Fault LinkCut(NetworkLink link, string what = "a silo's link") => new(
        $"{what} cut until it was declared dead",
        link.CutAsync,
        async () =>
        {
            await cluster.UntilDeclaredDeadAsync(cluster.LinkedSilo);
            await link.MendAsync();
            await cluster.LinkedSilo.Process.EndsByItselfAsync();
            await cluster.LinkedSilo.StartAsync();
        },
        AnswersMeanwhile: true);

    /// <summary>
    /// All is up again when the silos have signed as alive: of silos that could not for long, one vote is enough to be declared dead, and
    /// a fault in those seconds could cost a healthy one.
    /// </summary>
    public Fault DatabaseAway(TimeSpan time) => new(
        $"crash of the database, {time.TotalSeconds} s away",
        cluster.Database.StopAsync,
        async () =>
        {
            await Task.Delay(time);
            await cluster.Database.StartAsync();
            await cluster.UntilAllSignedAsync();
        },
        AnswersMeanwhile: false);
}
