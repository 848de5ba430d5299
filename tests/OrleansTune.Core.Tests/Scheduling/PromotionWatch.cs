using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Scheduling;

/// <summary>Passes everything on to a scheduler of one bracket, and checks each ordinary promotion against a naive count.</summary>
internal sealed class PromotionWatch(IScheduler inner, int[] levels, int eta) : IScheduler
{
    private readonly Dictionary<int, Trial> _trials = [];
    private readonly HashSet<(int Number, int Target)> _promoted = [];

    /// <summary>How many trials were promoted.</summary>
    public int Seen => _promoted.Count;

    public TrialBudget Admit(int trialNumber) => inner.Admit(trialNumber);

    public void Track(Trial trial)
    {
        if (_trials.TryGetValue(trial.Number, out var before) && before.Target < trial.Target)
            Assert.True(_promoted.Add((trial.Number, trial.Target)), $"Trial {trial.Number} was promoted to {trial.Target} twice.");
        _trials[trial.Number] = trial;
        inner.Track(trial);
    }

    public ReportDecision Decide(Trial trial) => inner.Decide(trial);

    public Promotion? NextPromotion(bool canStartNew)
    {
        var answer = inner.NextPromotion(canStartNew);
        if (answer is { } promotion && canStartNew)
        {
            int level = levels[Array.IndexOf(levels, promotion.Target) - 1];
            var rung = _trials.Values.Where(t => t.LastStep >= level).ToList();
            Assert.True(rung.Count(t => t.Target > level) < rung.Count / eta);
            double value = Best(_trials[promotion.Number], level);
            Assert.True(rung.Count(t => Best(t, level) < value) < rung.Count / eta);
        }

        return answer;
    }

    private static double Best(Trial trial, int level) => trial.Steps.Where(s => s.Step <= level).Min(s => s.Values[0]);
}
