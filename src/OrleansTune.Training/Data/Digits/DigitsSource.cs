using System.Globalization;
using System.IO.Compression;

namespace OrleansTune.Training.Data.Digits;

/// <summary>
/// <c>digits</c>: 1,797 handwritten digits of 8 x 8 pixels (Alpaydin and Kaynak, UCI; see ATTRIBUTION.md), shipped with the product.
/// </summary>
/// <remarks>
/// Pixels are divided by 16, which makes them 0 to 1. The validation part is a fixed stratified fifth: 360 samples, 34 to 37 of each
/// digit; the other 1,437 are the training part.
/// </remarks>
public sealed class DigitsSource : IDataSource
{
    /// <summary>The name in a study's spec.</summary>
    public const string Name = "digits";

    private const int Pixels = 64;
    private const float Brightest = 16;
    private const double ValidationShare = 0.2;
    private const ulong SplitSeed = 0;

    private static readonly Lazy<DataSet> Shared = new(() => Read(SplitSeed));

    /// <inheritdoc/>
    public string Scheme => Name;

    /// <inheritdoc/>
    public string? Fault(string location) => string.IsNullOrEmpty(location) ? null : $"does not exist; '{Name}' stands alone.";

    /// <inheritdoc/>
    public DataSet Load(string location, CancellationToken cancellationToken) => Fault(location) is { } fault
        ? throw new DataUnavailableException($"{Name}:{location}", fault)
        : Shared.Value;

    internal static DataSet Read(ulong splitSeed)
    {
        using var resource = typeof(DigitsSource).Assembly.GetManifestResourceStream("digits.csv.gz")
            ?? throw new InvalidOperationException("The assembly lacks its resource digits.csv.gz.");
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        var inputs = new List<float>();
        var labels = new List<long>();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            inputs.AddRange(fields.Take(Pixels).Select(pixel => float.Parse(pixel, CultureInfo.InvariantCulture) / Brightest));
            labels.Add(long.Parse(fields[Pixels], CultureInfo.InvariantCulture));
        }

        var (training, validation) = StratifiedSplit.Of(new Samples([.. inputs], [.. labels]), ValidationShare, splitSeed);
        return new DataSet(Name, [1, 8, 8], 10, training, validation);
    }
}
