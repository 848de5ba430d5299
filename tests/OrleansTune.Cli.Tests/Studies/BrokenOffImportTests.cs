using System.Text.Json;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Studies;

[Collection(CliServerCollection.Name)]
public sealed class BrokenOffImportTests(CliServer server)
{
    private const int Results = 2100;
    private const int Points = 2;

    // Three of results, one of points.
    private const int Additions = 4;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_that_broke_off_is_completed_by_running_it_again_and_nothing_is_there_twice(bool arrives)
    {
        string study = $"study-{Guid.NewGuid():N}";
        string export = Export(study);
        for (int addition = 1; addition <= Additions; addition++)
        {
            using var transport = new BrokenTransport(addition, arrives);
            var brokenOff = await server.RunAsync(
                ["study", "import", "-"], export, host => host with { Handler = transport, CallPatience = TimeSpan.Zero });
            Assert.Equal(ExitCodes.Failed, brokenOff.Code);
        }

        string done = $"{study}: {Results} results imported, {Points} points to be tried; running\n";
        // Once to complete it, once more for good measure.
        foreach (int _ in new[] { 1, 2 })
        {
            var import = await server.RunAsync(["study", "import", "-"], export);
            Assert.Equal((string.Empty, done), (import.Error, import.Out));
        }

        var shown = await server.RunAsync("study", "show", study, "--json");
        var trials = shown.Json.GetProperty("trials");
        Assert.Equal((Results, Points), (trials.GetProperty("completed").GetInt32(), trials.GetProperty("queued").GetInt32()));
        Assert.Equal("running", shown.Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_study_that_its_rules_ended_is_imported_whole_and_ends_by_them()
    {
        string study = $"study-{Guid.NewGuid():N}";
        string export = Export(study, new { target = 1.0, deadline = "2020-01-01T00:00:00Z", maxTrials = 5000 });
        var import = await server.RunAsync(["study", "import", "-"], export);
        Assert.Equal((string.Empty, $"{study}: {Results} results imported, {Points} points to be tried; completed\n"), (import.Error, import.Out));
        var shown = (await server.RunAsync("study", "show", study, "--json")).Json;
        Assert.Equal("trial 0 reached the target 1", shown.GetProperty("reason").GetString());
        Assert.Equal(5000 - Results, shown.GetProperty("spec").GetProperty("stop").GetProperty("maxTrials").GetInt32());
        Assert.Equal(import.Out, (await server.RunAsync(["study", "import", "-"], export)).Out);
    }

    private static string Export(string study, object? stop = null) => JsonSerializer.Serialize(new
    {
        study = new
        {
            name = study,
            objectives = new[] { new { name = "loss", direction = "minimize" } },
            searchSpace = new[] { new { name = "x", type = "float", low = 0.0, high = 1.0 } },
            sampler = new { name = "random" },
            stop,
        },
        state = "running",
        trials = Enumerable.Range(0, Results + Points).Select(number => new
        {
            number,
            state = number < Results ? "completed" : "queued",
            // Whole batches are alike.
            parameters = new { x = number % 1000 / 1000.0 },
            values = number < Results ? new[] { 1.0 } : [],
            steps = Array.Empty<object>(),
            created = DateTimeOffset.UnixEpoch,
        }),
    });

    /// <summary>A connection that is lost at one of the additions of trials, before it arrives or before its answer does.</summary>
    private sealed class BrokenTransport(int addition, bool arrives) : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _additions;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool breaks = request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/trials", StringComparison.Ordinal)
                && ++_additions == addition;
            if (!breaks)
                return await base.SendAsync(request, cancellationToken);
            if (arrives)
                (await base.SendAsync(request, cancellationToken)).Dispose();
            throw new HttpRequestException("The connection was lost.");
        }
    }
}
