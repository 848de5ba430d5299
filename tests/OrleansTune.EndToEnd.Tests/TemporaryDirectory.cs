namespace OrleansTune.EndToEnd.Tests;

/// <summary>A directory for one test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("orleanstune-");

    public string FullName => _directory.FullName;

    public string File(string name) => Path.Combine(FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
