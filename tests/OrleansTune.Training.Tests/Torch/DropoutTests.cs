using OrleansTune.Training.Torch;
using static TorchSharp.torch;

namespace OrleansTune.Training.Tests.Torch;

public sealed class DropoutTests
{
    [Fact]
    public void Drops_the_given_share_and_scales_the_rest_so_that_the_mean_stays()
    {
        using var scope = NewDisposeScope();
        using var dropout = new Dropout(0.25, seed: 1, CPU);
        var dropped = dropout.Apply(ones(100_000));
        Assert.InRange(dropped.eq(0).sum().item<long>(), 24_000, 26_000);
        Assert.Equal(1 / 0.75f, dropped.max().item<float>(), 5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_masks_whatever_the_process_draws_meanwhile()
    {
        using var scope = NewDisposeScope();
        float[] Masks(bool disturb)
        {
            using var dropout = new Dropout(0.5, seed: 9, CPU);
            var first = dropout.Apply(ones(64));
            if (disturb)
                rand(1000);
            return cat([first, dropout.Apply(ones(64))]).data<float>().ToArray();
        }

        Assert.Equal(Masks(disturb: false), Masks(disturb: true));
    }

    [Fact]
    public void A_rate_of_zero_leaves_activations_alone()
    {
        using var scope = NewDisposeScope();
        using var dropout = new Dropout(0, seed: 1, CPU);
        var activations = ones(8);
        Assert.Same(activations, dropout.Apply(activations));
    }
}
