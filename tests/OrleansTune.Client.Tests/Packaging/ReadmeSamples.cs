using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Packaging;

/// <summary>The samples of the package's README, compiled. A test compares the two.</summary>
internal static class ReadmeSamples
{
    public static async Task<StudyResource> OptimizeAsync(Uri server, string key)
    {
        using var client = new OrleansTuneClient(server, key);
        var study = await client.Studies.CreateAsync(new StudySpec
        {
            Name = "bowl",
            Objectives = [ObjectiveSpec.Minimize("loss")],
            SearchSpace = [ParameterSpec.Float("x", -5, 5), ParameterSpec.Float("y", -5, 5)],
            Scheduler = new SchedulerSpec("asha") { MaxResource = 9 },
            Stop = new StopSpec { MaxTrials = 100 },
        });
        var ended = await study.OptimizeAsync(
            async trial =>
            {
                double loss = double.MaxValue;
                for (int epoch = 1; epoch <= 9; epoch++)
                {
                    loss = Math.Pow(trial.Parameters.GetDouble("x") - 1, 2) + Math.Pow(trial.Parameters.GetDouble("y"), 2) + (1.0 / epoch);
                    await trial.ReportAsync(epoch, loss);
                }

                return loss;
            },
            parallelism: 4);
        return ended;
    }

    public static async Task<object> AskAndTellAsync(StudyHandle study)
    {
        foreach (var trial in await study.AskAsync(count: 2, worker: "me"))
        {
            var decision = await study.ReportAsync(trial.Number, step: 1, value: 0.9);
            if (decision == TrialDecision.Continue)
                await study.TellAsync(trial.Number, trial.Parameters.GetDouble("x"));
        }

        var best = await study.BestAsync();
        return best;
    }

    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOrleansTuneClient(options =>
        {
            options.Server = new Uri(configuration["OrleansTune:Server"]!);
            options.ApiKey = configuration["OrleansTune:ApiKey"];
        });
    }
}
