using System.Globalization;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Tests.Studies;

/// <summary>All that a study tells of itself, as text.</summary>
internal static class StudyText
{
    public static async Task<string> OfAsync(IStudyGrain study)
    {
        var snapshot = await study.GetAsync();
        var trials = (await study.GetTrialsAsync(0, 1000, null)).Trials;
        return string.Join('\n', [Of(snapshot), .. trials.Select(Of)]);
    }

    public static string Of(Trial trial) => string.Create(CultureInfo.InvariantCulture, $"""
        {trial.Number} {trial.State} {trial.Parameters} {trial.Origin} target {trial.Target}
        steps {string.Join(" ", trial.Steps.Select(s => $"{s.Step}:{string.Join(",", s.Values)}"))} told {string.Join(",", trial.Told)}
        attempts {trial.Attempts} losses {trial.Losses} worker {trial.Worker} keys {trial.RequestKey} {trial.AskKey}
        lease {trial.LeaseExpires:O} version {trial.Version} {trial.Created:O} {trial.Started:O} {trial.Ended:O} {trial.Reason}
        """);

    private static string Of(StudySnapshot study) => string.Create(CultureInfo.InvariantCulture, $"""
        {study.Name} {study.State} {study.Created:O} {study.Ended:O} {study.Reason} version {study.Version}
        counts {string.Join(",", study.Counts)} spent {study.ResourceSpent} best {string.Join(",", study.Best.Select(t => t.Number))}
        {study.SpecJson}
        """);
}
