namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>How a write fails.</summary>
internal enum StorageFault
{
    /// <summary>Nothing was written.</summary>
    NotWritten,

    /// <summary>It was written, but the writer does not learn of it.</summary>
    WrittenUnnoticed,
}
