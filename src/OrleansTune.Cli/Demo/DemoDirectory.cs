namespace OrleansTune.Cli.Demo;

/// <summary>Where a demo keeps its data: the directory asked for, or a temporary one that goes when the demo ends.</summary>
internal sealed class DemoDirectory : IDisposable
{
    private readonly bool _temporary;

    public DemoDirectory(string? wanted)
    {
        _temporary = wanted is null;
        Path = wanted is null ? Directory.CreateTempSubdirectory("orleanstune-demo-").FullName : System.IO.Path.GetFullPath(wanted);
    }

    public string Path { get; }

    public void Dispose()
    {
        if (_temporary)
            Directory.Delete(Path, recursive: true);
    }
}
