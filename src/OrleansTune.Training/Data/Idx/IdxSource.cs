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
public sealed class IdxSource(DataFolder folder) : IDataSource
{
    private const float Brightest = 255;
    private static readonly string[] Options = [SplitOptions.ValidationName, SplitOptions.SeedName];
    private readonly LoadedData _loaded = new();

    /// <inheritdoc/>
    public string Scheme => "idx";

    /// <inheritdoc/>
    public string? Fault(string location)
    {
        Read(location, out _, out string? fault);
        return fault;
    }

    /// <inheritdoc/>
    public DataSet Load(string location, CancellationToken cancellationToken)
    {
        string data = $"{Scheme}:{location}";
        var read = Read(location, out var split, out string? fault);
        if (fault is not null)
            throw new DataUnavailableException(data, fault);
        string[] names = split is null ? ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"] : ["train-images-idx3", "train-labels-idx1"];
        string[] files = [.. names.Select(name => Find(data, read.Path, $"{name}-ubyte"))];
        return _loaded.Get(location, files, () => Load(data, read.Path, files, split, cancellationToken));
    }

    private static DataSet Load(string data, string name, string[] files, SplitOptions? split, CancellationToken cancellationToken)
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

    /// <summary>The compressed or the plain file of a name; the plain one's path when there is none.</summary>
    private string Find(string data, string path, string name)
    {
        string plain = folder.Resolve(data, $"{path}/{name}");
        string compressed = folder.Resolve(data, $"{path}/{name}.gz");
        if (File.Exists(plain))
            return plain;
        return File.Exists(compressed)
            ? compressed
            : throw new DataUnavailableException(data, $"is incomplete: the folder '{path}' of the server's data directory has neither '{name}' nor '{name}.gz'.");
    }

    private DataLocation Read(string location, out SplitOptions? split, out string? fault)
    {
        var read = DataLocation.Read(location, Options, out fault);
        fault ??= folder.Fault(read.Path);
        split = null;
        if (read.Text(SplitOptions.ValidationName) is not null)
            split = SplitOptions.Read(read, 0, ref fault);
        else if (read.Text(SplitOptions.SeedName) is not null)
            fault ??= "has the option seed without validation, which it belongs to.";
        return read;
    }
}
