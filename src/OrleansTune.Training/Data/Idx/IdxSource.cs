using OrleansTune.Training.Data.Files;

namespace OrleansTune.Training.Data.Idx;

/// <summary>
/// <c>idx:folder</c>: images and their classes, from a folder of the four files that MNIST and its like come as:
/// <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c>, <c>t10k-labels-idx1-ubyte</c>, each
/// also with <c>.gz</c>.
/// </summary>
/// <remarks>
/// <para>Bytes are divided by 255, which makes them 0 to 1. Images of three dimensions have one channel; of four: examples, channels, rows, columns.</para>
/// <para>
/// Trials are measured on the t10k files. With <c>idx:folder#validation=0.1</c> they are measured on that share of the training files
/// instead (stratified, chosen by <c>seed=N</c>), and the t10k files stay unseen, for a last test of the winner.
/// </para>
/// </remarks>
/// <param name="folder">Where the data is.</param>
public sealed class IdxSource(DataFolder folder) : FileSource(folder, [SplitOptions.ValidationName, SplitOptions.SeedName])
{
    private const float Brightest = 255;
    private static readonly string[] TrainingFiles = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"];
    private static readonly string[] ValidationFiles = ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <inheritdoc/>
    public override string Scheme => "idx";

    private protected override SplitOptions? ReadSplit(DataLocation location, ref string? fault)
    {
        if (location.Text(SplitOptions.ValidationName) is not null)
            return SplitOptions.Read(location, 0, ref fault);
        if (location.Text(SplitOptions.SeedName) is not null)
            fault ??= "has the option seed without validation, which it belongs to.";
        return null;
    }

    private protected override string[] FindFiles(string data, DataLocation location, SplitOptions? split) =>
    [
        .. (split is null ? [.. TrainingFiles, .. ValidationFiles] : TrainingFiles).Select(name => Folder.Find(data, $"{location.Path}/{name}", $"{location.Path}/{name}.gz")
            ?? throw new DataUnavailableException(data, $"is incomplete: the folder '{location.Path}' of the server's data directory has neither '{name}' nor '{name}.gz'.")),
    ];

    private protected override DataSet Load(FoundData found, CancellationToken cancellationToken) =>
        Load(found.Name, found.Location.Path, found.Files, found.Split, cancellationToken);

    private static DataSet Load(string data, string name, IReadOnlyList<string> files, SplitOptions? split, CancellationToken cancellationToken)
    {
        var training = ReadPart(data, files[0], files[1], out long[] shape);
        cancellationToken.ThrowIfCancellationRequested();
        var validation = training;
        if (split is not null)
        {
            (training, validation) = StratifiedSplit.Of(training, split.Validation, split.Seed);
        }
        else
        {
            validation = ReadPart(data, files[2], files[3], out long[] validationShape);
            if (!shape.SequenceEqual(validationShape))
                throw new DataUnavailableException(data, $"is broken: images of '{Path.GetFileName(files[0])}' are {string.Join(" x ", shape)}, those of '{Path.GetFileName(files[2])}' are {string.Join(" x ", validationShape)}.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        int classCount = 1 + (int)Math.Max(training.Labels.ToArray().Max(), validation.Labels.ToArray().Max());
        return new DataSet(name, [.. shape], classCount, training, validation);
    }

    private static Samples ReadPart(string data, string imageFile, string labelFile, out long[] shape)
    {
        var labels = IdxFile.Read(data, labelFile, 1);
        var images = IdxFile.Read(data, imageFile, 3, 4);
        if (images.Sizes[0] != labels.Sizes[0])
            throw new DataUnavailableException(data, $"is broken: '{images.Name}' has {images.Sizes[0]} images, but '{labels.Name}' has {labels.Sizes[0]} labels.");
        shape = images.Sizes.Count == 3 ? [1, images.Sizes[1], images.Sizes[2]] : [images.Sizes[1], images.Sizes[2], images.Sizes[3]];
        return new Samples(Array.ConvertAll(images.Elements, b => b / Brightest), Array.ConvertAll(labels.Elements, b => (long)b));
    }
}
