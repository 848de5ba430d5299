using OrleansTune.Core.Numerics;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

/// <summary>What schedulers are for: nearly the best trial of a study for a fraction of its epochs.</summary>
public class SavingsTests
{
    private const int Trials = 100;
    private const int Epochs = 27;

    /// <summary>At most this share of full training's epochs, and on average a final loss that is this near to the best of all trials.</summary>
    [Theory]
    [InlineData("asha", SchedulerMode.Promotion, 0.12, 0.01)]
    [InlineData("asha", SchedulerMode.Stopping, 0.15, 0.01)]
    [InlineData("hyperband", SchedulerMode.Promotion, 0.29, 0.01)]
    [InlineData("hyperband", SchedulerMode.Stopping, 0.33, 0.01)]
    [InlineData("thaw", SchedulerMode.Promotion, 0.12, 0.01)]
    [InlineData("thaw", SchedulerMode.Stopping, 0.33, 0.02)]
    [InlineData("median", null, 0.42, 0.01)]
    public void A_fraction_of_the_epochs_finds_nearly_the_best(string name, SchedulerMode? mode, double share, double loss)
    {
        double spent = 0;
        double regret = 0;
        const int Runs = 20;
        for (ulong seed = 0; seed < Runs; seed++)
        {
            var spec = SimulatedStudy.Spec(new() { Name = name, MaxResource = Epochs, Mode = mode });
            var study = new SimulatedStudy(spec, SchedulerCatalog.Default.Create(spec));
            study.Run(Trials, 4, (number, step) => Loss(seed, number, step), new RandomStream(seed));
            double best = Enumerable.Range(0, Trials).Min(number => Loss(seed, number, Epochs));
            double found = study.Trials.Where(t => t.LastStep == Epochs).Min(t => Loss(seed, t.Number, Epochs));
            spent += (double)study.Spent / (Trials * Epochs) / Runs;
            regret += (found - best) / Runs;
        }

        Assert.True(spent <= share, $"{name} spent {spent:P1} of full training.");
        Assert.True(regret <= loss, $"{name} ended {regret:F4} above the best.");
    }

    /// <summary>Learning curves that fall from 1 towards a limit at a trial's own pace, with noise: they cross, but not much.</summary>
    private static double Loss(ulong seed, int number, int step)
    {
        var trial = RandomStream.For(seed, "curve", number);
        double limit = trial.NextDouble();
        double pace = 0.3 + (0.7 * trial.NextDouble());
        double noise = 0.01 * RandomStream.For(seed, "noise", number, step).NextNormal();
        return limit + ((1 - limit) * Math.Exp(-pace * step)) + noise;
    }
}
