namespace OrleansTune.Grains;

/// <summary>Names under which hosts register grain storage.</summary>
public static class StorageNames
{
    /// <summary>Where the grains of this product keep their state.</summary>
    public const string Studies = "studies";
}
