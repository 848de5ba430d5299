using OrleansTune.Training.Data;

namespace OrleansTune.Training.Tests.Data;

public sealed class DataSetTests
{
    private static readonly Samples Four = new([1, 2, 3, 4], [0, 1]);

    [Fact]
    public void Refuses_samples_of_another_shape() =>
        Assert.Throws<ArgumentException>(() => new DataSet("small", [3], 2, Four, Four));

    [Fact]
    public void Refuses_labels_outside_the_classes() =>
        Assert.Throws<ArgumentException>(() => new DataSet("small", [2], 1, Four, Four));

    [Fact]
    public void Refuses_inputs_that_are_no_whole_rows() =>
        Assert.Throws<ArgumentException>(() => new Samples([1, 2, 3], [0, 1]));
}
