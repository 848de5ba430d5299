using OrleansTune.Training.Data.Files;

namespace OrleansTune.Training.Data.Csv;

/// <summary>
/// <c>csv:file.csv</c>: a table of comma-separated values with a header, compressed by gzip or not. The last column is the target, or
/// <c>csv:file.csv#target=price</c>; the others are features.
/// </summary>
/// <remarks>
/// <para>
/// Features are numbers. Columns of text are named: <c>categorical=colour,shape</c> makes an input of 0 or 1 for each of their texts;
/// <c>ignore=id</c> leaves columns out. Anything else that is no number is an error that names its line, so that a broken cell is not
/// taken for a category.
/// </para>
/// <para>
/// A target of numbers is a number to predict; texts, and whole numbers of at most 1,000 different values, are also classes. The trainer
/// takes what it can use. <c>validation=0.2</c> (the default) of the rows, chosen by <c>seed=0</c> and stratified by the target, are the
/// validation part. Numeric features are standardised to mean 0 and standard deviation 1 over the training part.
/// </para>
/// </remarks>
/// <param name="folder">Where the data is.</param>
public sealed class CsvSource(DataFolder folder) : FileSource(
    folder, [CsvTable.TargetName, CsvTable.CategoricalName, CsvTable.IgnoreName, SplitOptions.ValidationName, SplitOptions.SeedName])
{
    private const double ValidationShare = 0.2;

    /// <inheritdoc/>
    public override string Scheme => "csv";

    private protected override SplitOptions ReadSplit(DataLocation location, ref string? fault) =>
        SplitOptions.Read(location, ValidationShare, ref fault);

    private protected override string[] FindFiles(string data, DataLocation location, SplitOptions? split) => Folder.Find(data, location.Path) is { } file
        ? [file]
        : throw new DataUnavailableException(data, $"is not there: the server's data directory has no file '{Path.GetFileName(location.Path)}' at that place.");

    private protected override DataSet Load(FoundData found, CancellationToken cancellationToken) =>
        DataFile.Read(found.Name, found.Files[0], stream => Load(found.Name, stream, found.Location, found.Split!));

    private static DataSet Load(string data, Stream stream, DataLocation location, SplitOptions split)
    {
        try
        {
            var table = CsvTable.Read(stream, location);
            if (table.Count - Math.Ceiling(table.Count * split.Validation) < 1)
                throw new FormatException($"has {table.Count} rows after the header; a validation share of {split.Validation} leaves nothing to train on.");
            var all = table.ToSamples();
            var (training, validation) = StratifiedSplit.Of(all, split.Validation, split.Seed);
            var scaling = Standardization.Of(training, table.IsNumeric);
            return new DataSet(location.Path, [training.InputSize], table.ClassCount, scaling.Apply(training), scaling.Apply(validation));
        }
        catch (FormatException e)
        {
            throw new DataUnavailableException(data, $"is broken: '{location.Path}' {e.Message}", e);
        }
    }
}
