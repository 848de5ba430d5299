using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Tests;

namespace OrleansTune.EndToEnd.Tests.Tour;

/// <summary>A tenant with an editor of its own, who runs one study that the cluster trains and one that the editor runs by hand.</summary>
internal sealed class TenantOnTour(string name, Shell admin, Shell editor)
{
    /// <summary>The study that the cluster trains; every tenant has one of this name.</summary>
    public const string Digits = "digits";

    private const string DigitsSpec = """
        objectives: [{name: accuracy, direction: maximize}]
        searchSpace: [{name: learning_rate, type: float, low: 0.01, high: 1, log: true}]
        scheduler: {name: hyperband, minResource: 1, maxResource: 3, eta: 3}
        stop: {maxTrials: 3}
        execution: {trainer: mlp-classifier, data: digits}
        seed: 1
        """;

    /// <summary>One trial that outlasts any limit of a second.</summary>
    private const string GpuSpec = """
        objectives: [{name: accuracy, direction: maximize}]
        searchSpace: [{name: learning_rate, type: float, low: 0.01, high: 1, log: true}]
        scheduler: {name: none, maxResource: 5000}
        stop: {maxTrials: 1}
        execution: {trainer: mlp-classifier, data: digits, pool: gpu}
        seed: 1
        """;

    private const string ByHandSpec = """
        objectives: [{name: loss, direction: minimize}]
        searchSpace: [{name: x, type: float, low: -1, high: 1}]
        seed: 1
        """;

    public string Name => name;

    public Shell Editor => editor;

    /// <summary>The study whose trials are run by hand; no other tenant has one of its name.</summary>
    public string ByHand => $"{name}-by-hand";

    /// <summary>Creates a tenant with limits that two studies, three trained trials and four by hand fill.</summary>
    public static async Task<TenantOnTour> AdmitAsync(string name, double weight, Shell admin)
    {
        await admin.DoAsync($"tenant create {name}");
        string quota = await admin.DoAsync(FormattableString.Invariant($"tenant quota {name} --weight {weight} --studies 2 --running-trials 2 --stored-trials 7"));
        Assert.Contains("studies 2, running trials 2, stored trials 7, requests per second unlimited", quota, StringComparison.Ordinal);
        return new(name, admin, admin with { Key = await admin.KeyAsync(name, "editor") });
    }

    /// <summary>Both studies; the second is left with a trial under way.</summary>
    public async Task RunStudiesAsync()
    {
        await editor.DoAsync("study create -f -", $"name: {Digits}\n{DigitsSpec}");
        Assert.Contains("completed", await editor.DoAsync($"study watch {Digits}"), StringComparison.Ordinal);
        var best = (await editor.JsonAsync($"study best {Digits}")).GetProperty("trials")[0];
        Assert.InRange(best.GetProperty("values")[0].GetDouble(), 0.05, 1);

        await AssertUsageAsync(studies: 1, running: 0, stored: 3);
        await editor.DoAsync("study create -f -", $"name: {ByHand}\n{ByHandSpec}");
        Assert.Equal(2, (await editor.JsonAsync($"ask {ByHand} -n 2")).GetProperty("trials").GetArrayLength());
        await editor.DoAsync($"report {ByHand} 0 --step 1 --value 0.5");
        await editor.DoAsync($"tell {ByHand} 0 --value 0.25");
    }

    /// <summary>Comes up against every limit.</summary>
    /// <param name="otherGateway">Where the rate of requests to this one does not count.</param>
    public async Task MeetLimitsAsync(Uri otherGateway)
    {
        await AssertUsageAsync(studies: 2, running: 1, stored: 5);
        await RefusedAsync("study create -f -", $"The tenant '{name}' may have 2 studies and has 2", input: $"name: one-more\n{ByHandSpec}");

        await editor.DoAsync($"ask {ByHand}");
        await RefusedAsync($"ask {ByHand}", $"The tenant '{name}' may have 2 trials under way and has 2");
        await editor.DoAsync($"tell {ByHand} 1 --value 0.5");
        await editor.DoAsync($"ask {ByHand}");
        await editor.DoAsync($"tell {ByHand} 2 --value 0.75");
        await RefusedAsync($"ask {ByHand}", $"The tenant '{name}' may store 7 trials and has 7");
        await AssertUsageAsync(studies: 2, running: 1, stored: 7);

        await admin.DoAsync($"tenant quota {name} --requests-per-second 0.01");
        await editor.UntilAsync("study list", run => run.Code == ExitCodes.Refused && run.Error.Contains($"The tenant '{name}' may send 0.01 requests per second", StringComparison.Ordinal));
        await (editor with { Server = otherGateway }).DoAsync("study list");
        await admin.DoAsync($"tenant quota {name} --studies unlimited --running-trials unlimited --stored-trials unlimited --requests-per-second unlimited --checkpoint-bytes 1");
        await editor.UntilAsync("study list", run => run.Code == ExitCodes.Done);
        await MeetCheckpointLimitAsync();
        await admin.DoAsync($"tenant quota {name} --checkpoint-bytes unlimited --gpu-seconds-per-day 1");
        await MeetGpuLimitAsync();
    }

    /// <summary>What the cluster trains fails and says why; what was trained before keeps its newest checkpoint.</summary>
    private async Task MeetCheckpointLimitAsync()
    {
        const string Full = "no-room";
        await editor.DoAsync("study create -f -", $"name: {Full}\n{DigitsSpec.Replace("maxTrials: 3", "maxTrials: 1", StringComparison.Ordinal)}");
        await editor.DoAsync($"study watch {Full}");
        var trial = (await editor.JsonAsync($"study trials {Full}"))[0];
        Assert.Equal("failed", trial.GetProperty("state").GetString());
        Assert.Contains($"the tenant '{name}' keeps", trial.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(0, (await admin.JsonAsync($"tenant usage {name}")).GetProperty("checkpointBytes").GetInt64());
        await editor.DoAsync($"study delete {Full}");
    }

    /// <summary>What trains in a pool of GPUs rests when the day's GPU-seconds are used up, says why, and goes on when there are more.</summary>
    private async Task MeetGpuLimitAsync()
    {
        const string Long = "on-gpus";
        await editor.DoAsync("study create -f -", $"name: {Long}\n{GpuSpec}");
        await editor.UntilAsync($"study show {Long} --json", run => Waiting(run)?.Contains("the tenant's GPU-seconds of the day are used up", StringComparison.Ordinal) == true);
        await admin.UntilAsync($"tenant usage {name} --json", run => run.Json.GetProperty("gpuSecondsToday").GetDouble() >= 1);
        // A limit that is not met stays, for the dashboards.
        await admin.DoAsync($"tenant quota {name} --gpu-seconds-per-day unlimited --studies 100");
        await editor.UntilAsync($"study show {Long} --json", run => Waiting(run) is null && run.Json.GetProperty("trials").GetProperty("running").GetInt32() == 1);
        await editor.DoAsync($"study delete {Long}");
    }

    private static string? Waiting(CliRun run) => run.Json.TryGetProperty("waiting", out var waiting) ? waiting.GetString() : null;

    private Task RefusedAsync(string command, string words, string input = "") => editor.FailsAsync(command, ExitCodes.Refused, words, input);

    private Task AssertUsageAsync(int studies, int running, int stored) => admin.UntilAsync($"tenant usage {name} --json", run =>
        (Usage(run, "studies"), Usage(run, "runningTrials"), Usage(run, "storedTrials")) == (studies, running, stored));

    private static int Usage(CliRun run, string of) => run.Json.GetProperty(of).GetInt32();
}
