using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

/// <summary>Every sampler serves a study under every scheduler.</summary>
public class EveryPairTests
{
    private const int Trials = 14;

    public static TheoryData<string, string, SchedulerMode?> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, SchedulerMode?>();
            foreach (string sampler in SamplerCatalog.Default.Names)
            {
                foreach (string scheduler in SchedulerCatalog.Default.Factories.Select(f => f.Name))
                {
                    pairs.Add(sampler, scheduler, null);
                    if (scheduler is not ("none" or "median"))
                        pairs.Add(sampler, scheduler, SchedulerMode.Stopping);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_study_of_both_trains_its_trials_and_comes_to_its_end(string sampler, string scheduler, SchedulerMode? mode)
    {
        var study = Run(sampler, scheduler, mode);
        var trials = study.History.Snapshot();

        Assert.Equal(StudyState.Completed, study.Head.State);
        Assert.Equal(Trials, trials.Count);
        Assert.Equal(Trials, trials.Select(t => t.Parameters).Distinct().Count());
        Assert.Contains(trials, t => t.State == TrialState.Completed && t.LastStep == Bowl.Epochs);
        Assert.All(trials, t => Assert.True(t.IsFinal));
    }

    private static StudyMachine Run(string sampler, string scheduler, SchedulerMode? mode)
    {
        var task = new Bowl();
        var spec = SimulatedCluster.Spec(task, sampler, new() { Name = scheduler, MaxResource = Bowl.Epochs, Mode = mode }, new() { MaxTrials = Trials }, 3);
        var cluster = new SimulatedCluster(spec, task);
        Assert.True(cluster.Run(3).Count() >= Trials);
        return cluster.Machine;
    }

    /// <summary>Losses that fall towards the height of a bowl; trials in a corner diverge.</summary>
    private sealed class Bowl : ICurveTask
    {
        public const int Epochs = 9;

        public SearchSpace Space { get; } = new(
        [
            new FloatParameter("x", -1, 1),
            new IntParameter("n", 1, 20, log: true),
            new CategoricalParameter("kind", [ParameterValue.Of("a"), ParameterValue.Of("b"), ParameterValue.Of("c")]),
        ]);

        public Objective Objective { get; } = new("loss", Direction.Minimize);

        public int Steps => Epochs;

        public ParameterSet Place(ParameterSet suggested) => suggested;

        public double Measure(Trial trial, int step)
        {
            double x = trial.Parameters.GetDouble("x");
            bool diverges = x > 0.8 && trial.Parameters.GetString("kind") == "c";
            return diverges ? double.NaN : (x * x) + (0.1 * Math.Log(trial.Parameters.GetInt32("n"))) + (1.0 / step);
        }
    }
}
