using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;
using Xunit;

namespace OrleansTune.TestSupport.Sampling;

/// <summary>What every sampler must do; a test class per sampler inherits it.</summary>
public abstract class SamplerConformance
{
    public static TheoryData<string> Spaces => [.. ConformanceSpaces.All.Keys];

    protected abstract ISamplerFactory Factory { get; }

    /// <summary>Enough trials to pass any initial design.</summary>
    protected virtual int Length => 25;

    /// <summary>Whether the sampler visits few points of a continuous space, and may run out of them.</summary>
    protected virtual bool MayRunOut => false;

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Points_lie_in_the_space_and_come_once(string name)
    {
        var space = ConformanceSpaces.All[name];
        var study = Run(space, Length);
        Assert.True(MayRunOut || study.Trials.Count == Length);
        AssertSound(study, space);
    }

    [Theory]
    [InlineData("mixed")]
    [InlineData("conditional")]
    [InlineData("line")]
    public void Twenty_asks_in_flight_are_twenty_points(string name)
    {
        var space = ConformanceSpaces.All[name];
        var study = Run(space, 12);
        study.Ask(5);
        for (int i = 0; i < 15; i++)
            study.Ask();
        AssertSound(study, space);
        Assert.True(MayRunOut || study.Trials.Count == 32);
    }

    [Fact]
    public void An_ask_may_reach_beyond_the_initial_design()
    {
        var space = ConformanceSpaces.All["mixed"];
        var study = Run(space, 3);
        study.Ask(30);
        AssertSound(study, space);
    }

    [Fact]
    public void A_finite_space_is_used_up_and_then_nothing_comes()
    {
        var study = Run(ConformanceSpaces.Finite, 40);
        Assert.Equal(24, study.Trials.Count);
        AssertSound(study, ConformanceSpaces.Finite);
        study.Ask(3);
        Assert.Equal(24, study.Trials.Count);
    }

    [Fact]
    public void Failed_stopped_paused_and_diverged_trials_do_not_stop_it()
    {
        var space = ConformanceSpaces.All["mixed"];
        var study = new ConformanceStudy(Factory, space) { MaxResource = 9 };
        for (int i = 0; i < Length; i++)
        {
            study.Ask();
            if (study.Trials.Count == i)
                break;
            double loss = ConformanceSpaces.Loss(space, study.Trials[i].Parameters);
            switch (i % 6)
            {
                case 0:
                    study.Leave(i, TrialState.Failed, new Measurement(1, loss));
                    break;
                case 1:
                    study.Leave(i, TrialState.Stopped, new Measurement(1, loss + 1), new Measurement(3, loss + 0.3));
                    break;
                case 2:
                    study.Leave(i, TrialState.Paused, new Measurement(1, loss + 1));
                    break;
                case 3:
                    study.Leave(i, TrialState.Completed, new Measurement(1, loss + 1), new Measurement(9, i % 4 == 3 ? double.NaN : loss));
                    break;
                case 4:
                    study.Complete(i, i % 4 == 0 ? double.NaN : double.PositiveInfinity);
                    break;
                default:
                    study.Complete(i, i % 4 == 1 ? double.NegativeInfinity : 1e300);
                    break;
            }
        }

        AssertSound(study, space);
        Assert.True(MayRunOut || study.Trials.Count == Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e9)]
    public void A_constant_objective_does_not_stop_it(double value)
    {
        var space = ConformanceSpaces.All["mixed"];
        var study = new ConformanceStudy(Factory, space);
        for (int i = 0; i < Length; i++)
            study.Complete(study.Ask(), value);
        AssertSound(study, space);
    }

    [Fact]
    public void Enqueued_and_imported_trials_are_respected()
    {
        var space = ConformanceSpaces.All["mixed"];
        var study = new ConformanceStudy(Factory, space);
        foreach (double u in new[] { 0.1, 0.3, 0.7, 0.9 })
        {
            var point = space.FromUnit([u, u, u, u]);
            study.Add(point, TrialState.Completed, ConformanceSpaces.Loss(space, point));
            study.Add(space.FromUnit([u, 1 - u, u, u]), TrialState.Queued);
        }

        for (int i = 0; i < Length; i++)
        {
            int number = study.Ask();
            study.Complete(number, ConformanceSpaces.Loss(space, study.Trials[number].Parameters));
        }

        AssertSound(study, space);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Several_objectives_are_served(int objectives)
    {
        var space = ConformanceSpaces.All["mixed"];
        var study = new ConformanceStudy(Factory, space, objectives);
        for (int i = 0; i < Length; i++)
        {
            int number = study.Ask();
            double loss = ConformanceSpaces.Loss(space, study.Trials[number].Parameters);
            study.Complete(number, [.. Enumerable.Range(1, objectives).Select(k => Math.Cos(k * loss * 3))]);
        }

        AssertSound(study, space);
    }

    [Fact]
    public void Constraints_are_served_also_while_nothing_is_feasible_and_when_they_were_not_told()
    {
        var space = ConformanceSpaces.All["mixed"];
        var study = new ConformanceStudy(Factory, space, constraints: 2);
        for (int i = 0; i < Length; i++)
        {
            int number = study.Ask();
            var point = study.Trials[number].Parameters;
            double loss = ConformanceSpaces.Loss(space, point);
            study.Complete(number, loss, i % 7 == 6 ? [] : [i < 15 ? 1 + loss : point.GetDouble("x") - 0.5, -1]);
        }

        AssertSound(study, space);
    }

    [Theory]
    [InlineData("mixed")]
    [InlineData("conditional")]
    public void The_same_context_gives_the_same_points_also_after_a_crash(string name)
    {
        var space = ConformanceSpaces.All[name];
        var steady = new ConformanceStudy(Factory, space);
        var crashing = new ConformanceStudy(Factory, space);
        for (int i = 0; i < Length; i++)
        {
            foreach (var study in new[] { steady, crashing })
            {
                int number = study.Ask();
                if (number < study.Trials.Count)
                    study.Complete(number, ConformanceSpaces.Loss(space, study.Trials[number].Parameters));
            }

            crashing.Crash();
        }

        Assert.Equal(steady.Trials.Select(t => t.Parameters), crashing.Trials.Select(t => t.Parameters));
        Assert.Equal(steady.Context.State?.Values.ToArray(), crashing.Context.State?.Values.ToArray());
    }

    [Fact]
    public void An_ask_that_is_no_longer_wanted_may_be_cancelled_and_asked_again()
    {
        var study = Run(ConformanceSpaces.All["mixed"], 15);
        var sampler = Factory.Create(new() { Name = "s", Objectives = study.Context.Objectives, Space = study.Context.Space });
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        try
        {
            sampler.Suggest(study.Context, 1, cancelled.Token);
        }
        catch (OperationCanceledException)
        {
            // Samplers that answer at once need not look at the token.
        }

        Assert.Equal(
            Factory.Create(new() { Name = "s", Objectives = study.Context.Objectives, Space = study.Context.Space }).Suggest(study.Context, 2).Points,
            sampler.Suggest(study.Context, 2).Points);
    }

    private ConformanceStudy Run(SearchSpace space, int trials)
    {
        var study = new ConformanceStudy(Factory, space);
        for (int i = 0; i < trials; i++)
        {
            int number = study.Ask();
            if (number < study.Trials.Count)
                study.Complete(number, ConformanceSpaces.Loss(space, study.Trials[number].Parameters));
        }

        return study;
    }

    private static void AssertSound(ConformanceStudy study, SearchSpace space)
    {
        Assert.NotEmpty(study.Trials);
        Assert.Equal(study.Trials.Count, study.Trials.Select(t => t.Parameters).Distinct().Count());
        foreach (var trial in study.Trials)
            Assert.Equal(trial.Parameters, space.Check(trial.Parameters, out _));
    }
}
