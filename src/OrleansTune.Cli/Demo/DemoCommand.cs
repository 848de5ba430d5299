using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Progress;
using OrleansTune.Cli.Server;
using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Demo;

/// <summary><c>demo</c>: a server in this process tunes a perceptron on handwritten digits while you watch.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandRunner runner)
    {
        var trials = new Option<int>("--trials") { Description = "How many trials", HelpName = "n", DefaultValueFactory = _ => 40 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the study", HelpName = "s", DefaultValueFactory = _ => 1 };
        var data = new Option<string?>("--data") { Description = "Directory of the store; a temporary one without it", HelpName = "dir" };
        // Here it names a file, as others' scripts expect; everywhere else it is a switch.
        var json = new Option<string?>("--json") { Description = "File that gets the result as JSON", HelpName = "file" };
        trials.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--trials: expected 1 or more.");
        });
        var command = new Command("demo", "See it work: tune a neural network on handwritten digits, here and now") { trials, seed, data, json };
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            using var directory = new DemoDirectory(invocation.Get(data));
            string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            await using var server = await invocation.Host.StartServer(
                new EmbeddedServerOptions { DataDirectory = directory.Path, Url = "http://127.0.0.1:0", AdminKey = key, Slots = 2 },
                cancellationToken);
            using var client = new OrleansTuneClient(new OrleansTuneClientOptions { Server = server.Url, ApiKey = key, Handler = invocation.Host.Handler });
            return await RunAsync(
                invocation.Host, client, server.Url, invocation.Get(trials), invocation.Get(seed), invocation.Get(json), cancellationToken);
        });
    }

    private static async Task<int> RunAsync(
        CliHost host, OrleansTuneClient client, Uri dashboard, int trials, ulong seed, string? file, CancellationToken cancellationToken)
    {
        string name = await DemoStudy.FreeNameAsync(client.Studies, cancellationToken);
        host.Out.WriteLine($"Tuning a perceptron on 1,797 handwritten digits: {trials} trials of up to {DemoStudy.MaxEpochs} epochs each.");
        host.Out.WriteLine($"Study {name}; dashboard at {dashboard}");
        long began = Stopwatch.GetTimestamp();
        var study = await client.Studies.CreateAsync(DemoStudy.Spec(name, trials, seed), cancellationToken: cancellationToken);
        var progress = new StudyProgress(await study.DescribeAsync(cancellationToken));
        try
        {
            await ProgressDisplays.For(host, json: false).ShowAsync(progress, study.WatchAsync(cancellationToken: cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Error.WriteLine("Stopped before the study was done.");
            return ExitCodes.Failed;
        }

        var time = Stopwatch.GetElapsedTime(began);
        var end = await study.DescribeAsync(cancellationToken);
        var all = await study.TrialsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        DemoSummary.Write(host.Out, end, progress, time);
        if (file is not null)
            await WriteAsync(file, DemoResult.Of(end, all, time), cancellationToken);
        return end is { State: StudyState.Completed, Best: not null } ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task WriteAsync(string file, DemoResult result, CancellationToken cancellationToken)
    {
        string json = JsonSerializer.Serialize(result, DemoResultJsonContext.Default.DemoResult);
        await File.WriteAllTextAsync(file, json + Environment.NewLine, cancellationToken);
    }
}
