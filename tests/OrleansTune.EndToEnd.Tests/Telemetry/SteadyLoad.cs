using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>Work that touches every part of a server, without end.</summary>
internal static class SteadyLoad
{
    /// <summary>The study that the server trains.</summary>
    public const string Managed = "managed";

    private const string External = "external";

    /// <summary>One study that the server trains, one with a Gaussian process that this process works on, and a caller who gets things wrong.</summary>
    /// <param name="client">A client with the key of an editor.</param>
    /// <param name="server">Where it calls.</param>
    /// <param name="enough">Ends the load.</param>
    public static async Task RunAsync(OrleansTuneClient client, Uri server, CancellationToken enough)
    {
        using var stranger = new OrleansTuneClient(server, "ot_default.nobody.secret");
        await client.Studies.CreateAsync(ManagedStudies.Spec(Managed, trials: 10_000), cancellationToken: CancellationToken.None);
        var external = await client.Studies.CreateAsync(
            new StudySpec
            {
                Name = External,
                Objectives = [ObjectiveSpec.Minimize("value")],
                SearchSpace = [ParameterSpec.Float("x", -1, 1)],
                Sampler = new SamplerSpec("gp"),
                Seed = 1,
            },
            cancellationToken: CancellationToken.None);
        while (!enough.IsCancellationRequested)
        {
            var trial = (await external.AskAsync(cancellationToken: CancellationToken.None))[0];
            double value = Math.Pow(trial.Parameters.GetDouble("x") - 0.3, 2);
            await external.ReportAsync(trial.Number, 1, value, CancellationToken.None);
            await external.TellAsync(trial.Number, value, CancellationToken.None);
            await Assert.ThrowsAsync<AuthenticationException>(() => stranger.Studies.Get(External).DescribeAsync(CancellationToken.None));
        }
    }
}
