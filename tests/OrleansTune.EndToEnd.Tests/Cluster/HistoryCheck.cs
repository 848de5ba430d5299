using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Holds what the service has against everything it acknowledged.</summary>
internal static class HistoryCheck
{
    /// <summary>Everything acknowledged before this call is there, once, and trial numbers have no gaps; the load may go on.</summary>
    public static async Task RunAsync(OrleansTuneClient client, Workload load)
    {
        foreach (string study in load.Studies)
        {
            AskedTrial[] asked = [.. load.Asked.Where(ask => ask.Study == study).Select(ask => ask.Trial)];
            (int, double)[] told = [.. load.Told.Where(tell => tell.Study == study).Select(tell => (tell.Number, tell.Value))];
            var trials = new List<TrialResource>();
            await foreach (var trial in client.Studies.Get(study).TrialsAsync())
                trials.Add(trial);
            Assert.Equal(Enumerable.Range(0, trials.Count), trials.Select(trial => trial.Number));
            Check(trials, asked);
            Check(trials, told);
        }
    }

    private static void Check(List<TrialResource> trials, AskedTrial[] asked)
    {
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Length, asked.Select(trial => trial.Number).Distinct().Count());
        foreach (var trial in asked)
        {
            Assert.True(trial.Number < trials.Count, $"trial {trial.Number} was handed out and is lost");
            Assert.Equal(trial.Parameters, trials[trial.Number].Parameters);
        }
    }

    private static void Check(List<TrialResource> trials, (int Number, double Value)[] told)
    {
        Assert.NotEmpty(told);
        foreach (var (number, value) in told)
        {
            Assert.Equal(TrialState.Completed, trials[number].State);
            Assert.Equal(value, Assert.Single(trials[number].Values!));
        }
    }
}
