using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Trainers;

/// <summary>What every trainer promises; each trainer's tests inherit it.</summary>
public abstract class TrainerConformance
{
    /// <summary>A trial whose every sort of randomness and memory is in use.</summary>
    private protected abstract ITrainer Create(ulong seed);

    /// <summary>A trial whose checkpoints the first one cannot take over.</summary>
    private protected abstract ITrainer CreateOfAnotherShape();

    private protected abstract ITrainerFactory Factory { get; }

    /// <summary>The metrics of each epoch.</summary>
    private protected virtual IReadOnlyList<string> Metrics => Factory.Metrics;

    /// <summary>Whether they are all finite.</summary>
    private protected virtual bool MetricsAreFinite => true;

    [Fact]
    public void Resumed_equals_uninterrupted_number_for_number()
    {
        using var straight = Create(seed: 7);
        var expected = Train(straight, 6);

        byte[] checkpoint;
        List<IReadOnlyDictionary<string, double>> actual;
        using (var first = Create(seed: 7))
        {
            actual = Train(first, 3);
            checkpoint = Save(first);
        }

        using var resumed = Create(seed: 7);
        resumed.Load(new MemoryStream(checkpoint));
        Assert.Equal(3, resumed.Epoch);
        actual.AddRange(Train(resumed, 3));

        Assert.Equal(expected, actual);
        Assert.Equal(Save(straight), Save(resumed));
    }

    [Fact]
    public void A_checkpoint_carries_the_seed_with_it()
    {
        using var first = Create(seed: 7);
        Train(first, 1);
        using var other = Create(seed: 8);
        other.Load(new MemoryStream(Save(first)));
        Assert.Equal(Train(first, 2), Train(other, 2));
    }

    [Fact]
    public void A_loaded_trainer_that_has_already_trained_forgets_what_it_did()
    {
        using var first = Create(seed: 7);
        byte[] start = Save(first);
        var expected = Train(first, 2);
        first.Load(new MemoryStream(start));
        Assert.Equal(0, first.Epoch);
        Assert.Equal(expected, Train(first, 2));
    }

    [Fact]
    public void Another_seed_gives_other_numbers()
    {
        using var first = Create(seed: 1);
        using var second = Create(seed: 2);
        Assert.NotEqual(Train(first, 1), Train(second, 1));
    }

    [Fact]
    public void Trainers_on_several_threads_give_the_numbers_that_they_give_alone()
    {
        ulong[] seeds = [1, 2, 3, 4];
        var alone = seeds.Select(seed => TrainAnew(seed, 3)).ToList();

        var together = new List<IReadOnlyDictionary<string, double>>[seeds.Length];
        using var start = new Barrier(seeds.Length);
        Thread[] threads = [.. seeds.Select((seed, i) => new Thread(() =>
        {
            start.SignalAndWait();
            together[i] = TrainAnew(seed, 3);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Trainers_that_take_turns_on_one_thread_do_not_disturb_one_another()
    {
        var expected = TrainAnew(5, 3);
        using var first = Create(seed: 5);
        using var second = Create(seed: 6);
        var actual = new List<IReadOnlyDictionary<string, double>>();
        for (int i = 0; i < 3; i++)
        {
            actual.AddRange(Train(first, 1));
            Train(second, 1);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Each_epoch_gives_the_metrics_that_are_promised()
    {
        using var trainer = Create(seed: 1);
        var metrics = Train(trainer, 1)[0];
        Assert.Equal(Metrics.Order(), metrics.Keys.Order());
        Assert.All(metrics.Values, value => Assert.True(double.IsFinite(value) || !MetricsAreFinite));
    }

    [Fact]
    public void A_cancelled_trainer_goes_on_only_from_a_checkpoint()
    {
        using var trainer = Create(seed: 7);
        var expected = Train(trainer, 1);
        byte[] checkpoint = Save(trainer);
        expected.AddRange(Train(trainer, 1));

        Assert.Throws<OperationCanceledException>(() => trainer.TrainEpoch(new CancellationToken(canceled: true)));
        Assert.Throws<InvalidOperationException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.Throws<InvalidOperationException>(() => trainer.Save(new MemoryStream()));

        trainer.Load(new MemoryStream(checkpoint));
        Assert.Equal(expected[1], Train(trainer, 1)[0]);
    }

    [Fact]
    public void A_checkpoint_cut_short_anywhere_is_refused_and_changes_nothing()
    {
        using var trainer = Create(seed: 7);
        byte[] checkpoint = Save(trainer);
        Train(trainer, 1);
        byte[] before = Save(trainer);
        foreach (int length in new[] { 0, 3, 4, 11, 20, checkpoint.Length / 2, checkpoint.Length - 1 })
            Assert.Throws<InvalidDataException>(() => trainer.Load(new MemoryStream(checkpoint, 0, length)));
        Assert.Equal(before, Save(trainer));
    }

    [Fact]
    public void A_stream_that_is_no_checkpoint_or_one_of_another_net_is_refused_and_changes_nothing()
    {
        using var trainer = Create(seed: 7);
        Train(trainer, 1);
        byte[] before = Save(trainer);
        using var another = CreateOfAnotherShape();
        Assert.Throws<InvalidDataException>(() => trainer.Load(new MemoryStream(Save(another))));
        Assert.Throws<InvalidDataException>(() => trainer.Load(new MemoryStream(new byte[100_000])));
        Assert.Equal(before, Save(trainer));
    }

    [Fact]
    public void A_disposed_trainer_says_so_and_may_be_disposed_again()
    {
        var trainer = Create(seed: 1);
        trainer.Dispose();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.Throws<ObjectDisposedException>(() => trainer.Save(new MemoryStream()));
        Assert.Throws<ObjectDisposedException>(() => trainer.Load(new MemoryStream()));
    }

    private protected static List<IReadOnlyDictionary<string, double>> Train(ITrainer trainer, int epochs) =>
        [.. Enumerable.Range(0, epochs).Select(_ => trainer.TrainEpoch(CancellationToken.None))];

    private protected static byte[] Save(ITrainer trainer)
    {
        using var stream = new MemoryStream();
        trainer.Save(stream);
        return stream.ToArray();
    }

    private List<IReadOnlyDictionary<string, double>> TrainAnew(ulong seed, int epochs)
    {
        using var trainer = Create(seed);
        return Train(trainer, epochs);
    }
}
