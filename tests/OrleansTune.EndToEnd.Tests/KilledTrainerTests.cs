using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using OrleansTune.Contracts;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests;

public sealed partial class KilledTrainerTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How often something is killed; a release is tried with 20.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("ORLEANSTUNE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    /// <summary>What the servers that were killed have printed.</summary>
    private readonly List<string> _printed = [];

    /// <summary>After which line of output a trial had begun how many attempts and trained how many epochs.</summary>
    private readonly List<(int Line, int Trial, int Attempts, int Epochs)> _seen = [];

    private readonly SurvivorStudy _survivor = new(trials: 5 + Kills, maxResource: 9);

    [Fact]
    public async Task A_study_survives_kill_9_of_trainer_processes_and_of_the_whole_server_at_random_moments()
    {
        using var data = new TemporaryDirectory();
        int seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        var watch = Stopwatch.StartNew();
        int trainerKills = 0;
        int serverKills = 0;
        var server = await StartAsync(data.FullName);
        try
        {
            await server.Client.Studies.CreateAsync(_survivor.Spec);
            for (int kill = 0; kill < Kills; kill++)
            {
                var study = server.Client.Studies.Get(SurvivorStudy.Name);
                long until = (await study.DescribeAsync()).EpochsTrained + random.Next(1, 3);
                while (await study.DescribeAsync() is { State: StudyState.Running } now && now.EpochsTrained < until)
                    await Task.Delay(random.Next(1, 20));
                int line = _printed.Count + server.Lines.Count;
                await _survivor.CheckAsync(study);
                _seen.AddRange(_survivor.Known.Select(t => (line, t.Number, t.Attempts, t.Steps.Count)));

                // The server at every fourth kill, a trainer otherwise.
                if (kill % 4 == 1)
                {
                    int[] trainers = [.. server.TrainerProcesses()];
                    await server.KillAsync(withChildren: false);
                    Assert.All(trainers, id => Assert.True(SpinWait.SpinUntil(() => !ServerProcess.IsRunning(id), Patience), $"the trainer {id} outlived its server"));
                    serverKills++;
                    _printed.AddRange(server.Lines);
                    await server.DisposeAsync();
                    server = await StartAsync(data.FullName);
                }
                else if (await KillTrainerAsync(server, study.DescribeAsync, random))
                {
                    trainerKills++;
                }

                output.WriteLine($"kill {kill + 1} after {_survivor.Epochs} epochs, {watch.Elapsed} into the test");
            }

            await _survivor.EndAsync(server.Client.Studies.Get(SurvivorStudy.Name));
            _printed.AddRange(server.Lines);
            CheckBeginnings();
            output.WriteLine($"{trainerKills} trainers and {serverKills} servers killed; ended after {_survivor.Epochs} epochs, {watch.Elapsed} into the test");
            Assert.Equal(Kills, trainerKills + serverKills);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static Task<ServerProcess> StartAsync(string data) =>
        ServerProcess.StartAsync(data, new Dictionary<string, string> { ["Trainer__Isolation"] = "Process", ["Trainer__Slots"] = "2" });

    /// <summary>Kills a trainer process a moment after there is one; false when the study ended before.</summary>
    private static async Task<bool> KillTrainerAsync(ServerProcess server, Func<CancellationToken, Task<StudyResource>> describe, Random random)
    {
        while ((await describe(CancellationToken.None)).State == StudyState.Running)
        {
            int[] trainers = [.. server.TrainerProcesses()];
            if (trainers.Length > 0)
            {
                await Task.Delay(random.Next(0, 400));
                if (ServerProcess.KillOne(trainers[random.Next(trainers.Length)]))
                    return true;
            }

            await Task.Delay(10);
        }

        return false;
    }

    /// <summary>
    /// With a checkpoint after every epoch, nothing that was reported before a kill is trained again: no later attempt at a trial begins
    /// before the last epoch that was seen of it.
    /// </summary>
    private void CheckBeginnings()
    {
        int resumed = 0;
        for (int line = 0; line < _printed.Count; line++)
        {
            if (Begun().Match(_printed[line]) is not { Success: true } begun)
                continue;
            int epoch = begun.Groups["epoch"] is { Success: true } goesOn ? Number(goesOn) : 0;
            resumed += epoch > 0 ? 1 : 0;
            int reached = _seen
                .Where(s => s.Trial == Number(begun.Groups["trial"]) && s.Line <= line && s.Attempts < Number(begun.Groups["attempt"]))
                .Select(s => s.Epochs).DefaultIfEmpty().Max();
            Assert.True(epoch >= reached, $"{begun.Value}, but epoch {reached} was known before.");
        }

        Assert.NotEqual(0, resumed);

        static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Trial default/survivor/(?<trial>\d+): attempt (?<attempt>\d+) (goes on after epoch (?<epoch>\d+)|starts at the beginning)", RegexOptions.ExplicitCapture)]
    private static partial Regex Begun();
}
