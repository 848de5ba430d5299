using OrleansTune.Core.Numerics;
using OrleansTune.Core.Trials;
using Xunit;

namespace OrleansTune.TestSupport.Sampling;

/// <content>Whatever becomes of the trials.</content>
public abstract partial class SamplerConformance
{
    [Fact]
    public void Trials_in_every_state_do_not_stop_it()
    {
        var study = new ConformanceStudy(Factory, ConformanceSpaces.All["many kinds"]) { MaxResource = 9 };
        var random = new RandomStream(5);
        for (int i = 0; i < 40 && study.AskAll() is [var number]; i++)
        {
            Happen(study, number, random);
            AssertSound(study);
        }

        Assert.True(EndsEarly || study.Trials.Count == 40);
    }

    [Theory]
    [InlineData(TrialState.Failed)]
    [InlineData(TrialState.Stopped)]
    [InlineData(TrialState.Paused)]
    [InlineData(TrialState.Queued)]
    public void Trials_without_any_measurement_do_not_stop_it(TrialState state)
    {
        var study = Study("many kinds");
        for (int i = 0; i < 25 && study.AskAll() is [var number]; i++)
            study.Become(number, state);
        Assert.True(EndsEarly || study.Trials.Count == 25);
        AssertSound(study);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e300)]
    [InlineData(-1e-300)]
    public void A_constant_objective_does_not_stop_it(double value)
    {
        var study = Study("many kinds");
        Finished(study, study.Run(25, _ => [value]));
        AssertSound(study);
    }

    [Fact]
    public void Nan_and_infinite_values_do_not_stop_it() =>
        Meets([double.NaN, 1, double.PositiveInfinity, 2, double.NegativeInfinity, 3, 1e-320]);

    [Fact]
    public void Values_whose_differences_overflow_do_not_stop_it() =>
        Meets([1, 2, double.MaxValue, 3, -double.MaxValue]);

    [Fact]
    public void Nothing_but_nan_does_not_stop_it()
    {
        var study = Study("nested conditions");
        Finished(study, study.Run(25, _ => [double.NaN]));
        AssertSound(study);
    }

    [Fact]
    public void Measurements_at_rungs_are_taken_in()
    {
        var study = new ConformanceStudy(Factory, ConformanceSpaces.All["nested conditions"]) { MaxResource = 27 };
        var random = new RandomStream(11);
        for (int i = 0; i < 45 && study.AskAll() is [var number]; i++)
        {
            double loss = Loss(study, study.Trials[number].Parameters);
            int reached = new[] { 1, 1, 3, 3, 9, 27 }[random.Next(6)];
            for (int step = 1; step <= reached; step *= 3)
                study.Report(number, step, loss + (1.0 / step));
            study.Become(number, reached == 27 ? TrialState.Completed : random.Next(2) == 0 ? TrialState.Paused : TrialState.Stopped);
        }

        Assert.True(EndsEarly || study.Trials.Count == 45);
        AssertSound(study);
    }

    [Theory]
    [InlineData("many kinds")]
    [InlineData("nested conditions")]
    public void Twenty_trials_under_way_are_twenty_points(string space)
    {
        var study = Study(space);
        study.AskAll(20);
        Assert.True(EndsEarly || study.Trials.Count == 20);
        for (int told = 0; told < 25 && told < study.Trials.Count; told++)
        {
            study.Complete(told, Loss(study, study.Trials[told].Parameters));
            study.AskAll();
        }

        study.AskAll(20);
        Assert.True(EndsEarly || study.Trials.Count == 65);
        AssertSound(study);
    }

    [Fact]
    public void An_ask_may_reach_beyond_the_initial_design()
    {
        var study = Study("many kinds");
        study.Run(3, p => [Loss(study, p)]);
        study.AskAll(30);
        Assert.True(EndsEarly || study.Trials.Count == 33);
        AssertSound(study);
    }

    private void Meets(double[] values)
    {
        var study = Study("many kinds");
        Finished(study, study.Run(36, _ => [values[study.Trials.Count % values.Length]]));
        AssertSound(study);
    }

    private static void Happen(ConformanceStudy study, int number, RandomStream random)
    {
        double loss = random.Next(6) == 0 ? double.NaN : Loss(study, study.Trials[number].Parameters);
        int steps = random.Next(4);
        for (int step = 1; step <= steps; step++)
            study.Report(number, step * step, loss);
        switch (random.Next(7))
        {
            case 0 when steps > 0:
                study.Become(number, TrialState.Completed);
                break;
            case 0 or 1 or 2:
                study.Complete(number, loss);
                break;
            case 3:
                study.Become(number, TrialState.Failed);
                break;
            case 4:
                study.Become(number, TrialState.Stopped);
                break;
            case 5:
                study.Become(number, TrialState.Paused);
                break;
        }
    }
}
