using System.IO.Compression;
using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Csv;
using OrleansTune.Training.Data.Files;
using OrleansTune.Training.Data.Idx;

namespace OrleansTune.Training.Tests.Data;

/// <summary>An operator's folder of data for one test, in a folder that is not it.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("orleanstune-");

    public DataDirectory()
    {
        FullName = _outside.CreateSubdirectory("data").FullName;
        Folder = new DataFolder(FullName);
        Catalog = new DataCatalog([new CsvSource(Folder), new IdxSource(Folder)]);
    }

    public string FullName { get; }

    public string Outside => _outside.FullName;

    public DataFolder Folder { get; }

    public DataCatalog Catalog { get; }

    public DataDirectory With(string path, string text) => With(path, System.Text.Encoding.UTF8.GetBytes(text));

    public DataDirectory With(string path, byte[] content)
    {
        string file = Path.Combine(FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return this;
    }

    public DataSet Load(string data) => Catalog.Load(data, CancellationToken.None);

    /// <summary>What the error about some data says after its name.</summary>
    public string Refusal(string data)
    {
        var error = Assert.Throws<DataUnavailableException>(() => Load(data));
        Assert.Equal(data, error.Data);
        Assert.StartsWith($"The data '{data}' ", error.Message, StringComparison.Ordinal);
        return error.Message[$"The data '{data}' ".Length..];
    }

    public void Dispose() => _outside.Delete(recursive: true);

    public static byte[] Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(content);
        return compressed.ToArray();
    }
}
