namespace OrleansTune.Training.Tests.Data.Idx;

public sealed class IdxSourceTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public void Reads_the_four_files_of_a_folder_compressed_or_not()
    {
        var set = _data.WithImages("shapes").Load("idx:shapes");
        Assert.Equal((30, 12, 3), (set.Training.Count, set.Validation.Count, set.ClassCount));
        Assert.Equal("1 x 4 x 4", string.Join(" x ", set.InputShape));
        Assert.Equal(17 / 255f, set.Training.Inputs.Span[17]);
        Assert.Equal((255 - 17) / 255f, set.Validation.Inputs.Span[17]);
        Assert.Equal([0, 1, 2, 0], set.Training.Labels.ToArray()[..4]);
    }

    [Fact]
    public void A_share_of_the_training_files_can_be_validated_on_so_that_the_test_files_stay_unseen()
    {
        _data.WithImages("shapes");
        File.Delete(Path.Combine(_data.FullName, "shapes", "t10k-images-idx3-ubyte.gz"));
        var set = _data.Load("idx:shapes#validation=0.2");
        Assert.Equal((24, 6), (set.Training.Count, set.Validation.Count));
        Assert.Equal([0, 0, 1, 1, 2, 2], set.Validation.Labels.ToArray().Order());
    }

    [Fact]
    public void Images_of_several_channels_have_four_dimensions()
    {
        _data.WithImages("colours")
            .With("colours/train-images-idx3-ubyte", IdxFiles.Of([30, 3, 4, 4], i => 1))
            .With("colours/t10k-images-idx3-ubyte", IdxFiles.Of([12, 3, 4, 4], i => 1));
        Assert.Equal("3 x 4 x 4", string.Join(" x ", _data.Load("idx:colours").InputShape));
    }

    [Fact]
    public void Fashion_MNIST_has_60000_and_10000_images_of_ten_classes()
    {
        var set = FashionMnist.Whole;
        Assert.Equal((60_000, 10_000, 10), (set.Training.Count, set.Validation.Count, set.ClassCount));
        Assert.Equal("1 x 28 x 28", string.Join(" x ", set.InputShape));
        Assert.All(set.Validation.Labels.ToArray().CountBy(label => label), c => Assert.Equal(1000, c.Value));
        Assert.Equal(0.2860, set.Training.Inputs.ToArray().Average(), 4);
    }

    [Fact]
    public void Broken_files_are_refused_with_the_offset_and_what_was_expected()
    {
        byte[] good = IdxFiles.Of([30, 4, 4], i => 1);
        (byte[] Content, string Reason)[] cases =
        [
            ([], "ends after 0 bytes; expected the four bytes that an IDX file begins with"),
            ([1, 2, 8, 3], "begins with the bytes 01020803; expected an IDX file, which begins with 0000."),
            (IdxFiles.Of([30, 4, 4], i => 1, type: 0x0d), "says at offset 2 that its elements are of type 0x0d; expected 0x08, unsigned bytes."),
            (IdxFiles.Of([30, 16], i => 1), "says at offset 3 that it has 2 dimensions; expected 3 or 4."),
            (good[..9], "ends after 9 bytes; expected the sizes of its 3 dimensions"),
            (good[..100], "ends after 100 bytes; expected 30 x 4 x 4 elements after the header of 16 bytes"),
            ([.. good, 1], "goes on after its 496 bytes; expected 30 x 4 x 4 elements after the header of 16 bytes."),
            ([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 4], "has 0 as the size of a dimension at offset 4; expected 1 or more."),
            ([0, 0, 8, 3, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 4], "says that it holds 2147483647 x 2130706432 x 4 elements; expected at most 2147483583."),
        ];
        foreach (var (content, reason) in cases)
        {
            _data.WithImages("broken").With("broken/train-images-idx3-ubyte", content);
            Assert.StartsWith($"is broken: 'train-images-idx3-ubyte' {reason}", _data.Refusal("idx:broken"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Files_that_do_not_fit_together_are_refused()
    {
        _data.WithImages("short").With("short/train-images-idx3-ubyte", IdxFiles.Of([29, 4, 4], i => 1));
        Assert.Equal("is broken: 'train-images-idx3-ubyte' has 29 images, but 'train-labels-idx1-ubyte.gz' has 30 labels.", _data.Refusal("idx:short"));
        _data.WithImages("sides").With("sides/train-images-idx3-ubyte", IdxFiles.Of([30, 5, 4], i => 1));
        Assert.Contains("are 1 x 5 x 4, those of", _data.Refusal("idx:sides"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        _data.WithImages("part");
        File.Delete(Path.Combine(_data.FullName, "part", "t10k-labels-idx1-ubyte"));
        Assert.Contains("neither 't10k-labels-idx1-ubyte' nor 't10k-labels-idx1-ubyte.gz'", _data.Refusal("idx:part"), StringComparison.Ordinal);
        Assert.Contains("neither 't10k-labels-idx1-ubyte' nor", _data.Catalog.Fault("idx:part"), StringComparison.Ordinal);
        Assert.Null(_data.Catalog.Fault("idx:part#validation=0.5"));
    }

    [Fact]
    public void A_seed_without_a_share_has_nothing_to_choose() =>
        Assert.Equal("has the option seed without validation, which it belongs to.", _data.Catalog.Fault("idx:shapes#seed=1"));

    public void Dispose() => _data.Dispose();
}
