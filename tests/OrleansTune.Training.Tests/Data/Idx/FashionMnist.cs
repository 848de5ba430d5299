using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Files;
using OrleansTune.Training.Data.Idx;

namespace OrleansTune.Training.Tests.Data.Idx;

/// <summary>Fashion-MNIST (Xiao et al. 2017), from Debian's package dataset-fashion-mnist.</summary>
internal static class FashionMnist
{
    private static readonly Lazy<DataSet> Loaded = new(() =>
        new IdxSource(new DataFolder("/usr/share/datasets")).Load("fashion-mnist", CancellationToken.None));

    public static DataSet Whole => Loaded.Value;

    /// <summary>The first images of both parts.</summary>
    public static DataSet First(int training, int validation) => new(
        "fashion-mnist",
        Whole.InputShape,
        Whole.ClassCount,
        Whole.Training.Pick([.. Enumerable.Range(0, training)]),
        Whole.Validation.Pick([.. Enumerable.Range(0, validation)]));
}
