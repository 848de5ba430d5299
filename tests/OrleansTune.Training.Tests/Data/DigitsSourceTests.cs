using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Digits;

namespace OrleansTune.Training.Tests.Data;

public sealed class DigitsSourceTests
{
    private readonly DataSet _digits = new DigitsSource().Load(string.Empty, CancellationToken.None);

    [Fact]
    public void Ships_1797_digits_of_64_pixels_between_0_and_1()
    {
        Assert.Equal((1437, 360), (_digits.Training.Count, _digits.Validation.Count));
        Assert.Equal((64, 10), (_digits.InputSize, _digits.ClassCount));
        Assert.Equal(0, _digits.Training.Inputs.Span.ToArray().Min());
        Assert.Equal(1, _digits.Training.Inputs.Span.ToArray().Max());
    }

    [Fact]
    public void Holds_the_classes_in_the_published_numbers()
    {
        long[] labels = [.. _digits.Training.Labels.ToArray(), .. _digits.Validation.Labels.ToArray()];
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], labels.CountBy(label => label).OrderBy(c => c.Key).Select(c => c.Value));
    }

    [Fact]
    public void Validates_on_34_to_37_of_each_digit() =>
        Assert.All(_digits.Validation.Labels.ToArray().CountBy(label => label), c => Assert.InRange(c.Value, 34, 37));

    [Fact]
    public void Always_gives_the_same_instance() =>
        Assert.Same(_digits, new DigitsSource().Load(string.Empty, CancellationToken.None));
}
