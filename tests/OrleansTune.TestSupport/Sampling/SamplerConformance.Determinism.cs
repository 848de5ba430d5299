using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Trials;
using Xunit;

namespace OrleansTune.TestSupport.Sampling;

/// <content>Same context, same points: in this process or after a crash.</content>
public abstract partial class SamplerConformance
{
    [Theory]
    [InlineData("many kinds")]
    [InlineData("nested conditions")]
    public void A_new_instance_with_the_persisted_state_suggests_the_same(string space)
    {
        var study = Study(space);
        var random = new RandomStream(3);
        for (int i = 0; i < 24; i++)
        {
            int count = 1 + random.Next(3);
            var foreseen = study.Foreseen(count);
            var numbers = study.AskAll(count);
            Assert.Equal(foreseen, numbers.Select(n => study.Trials[n].Parameters));
            if (numbers.Count == 0)
                break;

            // Every third trial stays under way for a while and ends out of order.
            foreach (int number in numbers.Where(n => n % 3 != 0))
                study.Complete(number, Loss(study, study.Trials[number].Parameters));
            int late = study.Trials.Count - 9;
            if (late >= 0 && late % 3 == 0)
                study.Complete(late, Loss(study, study.Trials[late].Parameters));
        }
    }

    [Fact]
    public void A_new_instance_suggests_the_same_whatever_became_of_the_trials()
    {
        var study = new ConformanceStudy(Factory, ConformanceSpaces.All["many kinds"]) { MaxResource = 9 };
        var random = new RandomStream(13);
        for (int i = 0; i < 30; i++)
        {
            var foreseen = study.Foreseen();
            var numbers = study.AskAll();
            Assert.Equal(foreseen, numbers.Select(n => study.Trials[n].Parameters));
            foreach (int number in numbers)
                Happen(study, number, random);

            // Trials that waited at a rung are trained further.
            if (study.Trials.FirstOrDefault(t => t.State == TrialState.Paused && random.Next(4) == 0) is { } paused)
            {
                study.Report(paused.Number, 9, random.NextDouble());
                study.Become(paused.Number, TrialState.Completed);
            }
        }
    }

    [Fact]
    public void Asking_twice_in_one_context_gives_the_same_points()
    {
        var study = Study("many kinds");
        study.Run(16, p => [Loss(study, p)]);
        var context = study.Context;
        Assert.Equal(study.Suggested(context, 4), study.Suggested(context, 4));
    }

    [Fact]
    public void A_crash_between_any_two_asks_changes_nothing()
    {
        var steady = Study("nested conditions");
        var crashing = Study("nested conditions");
        for (int i = 0; i < 20; i++)
        {
            steady.Run(1, p => [Loss(steady, p)]);
            crashing.Crash();
            crashing.Run(1, p => [Loss(crashing, p)]);
        }

        Assert.Equal(steady.Trials.Select(t => t.Parameters), crashing.Trials.Select(t => t.Parameters));
    }

    [Fact]
    public void An_instance_that_saw_later_trials_answers_an_earlier_context_as_before()
    {
        var study = Study("many kinds");
        study.Run(14, p => [Loss(study, p)]);
        var earlier = study.Context;
        var first = study.Suggested(earlier, 2);
        study.Run(10, p => [Loss(study, p)]);
        Assert.Equal(first, study.Suggested(earlier, 2));
    }

    [Fact]
    public void A_state_of_another_kind_is_ignored()
    {
        var study = Study("many kinds");
        study.Run(14, p => [Loss(study, p)]);
        var expected = Factory.Create(study.Spec).Suggest(study.Context with { State = null }, 2).Points;
        var foreign = study.Context with { State = new SamplerState("another/9", [1, double.NaN, 3]) };
        Assert.Equal(expected, Factory.Create(study.Spec).Suggest(foreign, 2).Points);
    }

    [Fact]
    public void Another_seed_gives_other_points()
    {
        if (EndsEarly)
            return;
        var study = Study("many kinds");
        var other = study.Context with { Seed = 8 };
        Assert.NotEqual(study.Suggested(study.Context, 3), Factory.Create(study.Spec with { Seed = 8 }).Suggest(other, 3).Points);
    }

    [Fact]
    public void A_cancelled_ask_leaves_nothing_behind()
    {
        var study = Study("many kinds");
        study.Run(15, p => [Loss(study, p)]);
        var sampler = Factory.Create(study.Spec);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        // Samplers that answer at once need not look at the token.
        var refused = Record.Exception(() => sampler.Suggest(study.Context, 1, cancelled.Token));
        Assert.True(refused is null or OperationCanceledException);
        Assert.Equal(study.Foreseen(2), sampler.Suggest(study.Context, 2).Points);
    }
}
