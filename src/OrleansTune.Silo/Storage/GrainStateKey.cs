namespace OrleansTune.Silo.Storage;

/// <summary>Which row of a database holds a grain's state.</summary>
internal readonly record struct GrainStateKey(string ServiceId, GrainId GrainId, string StateName)
{
    public string GrainType => GrainId.Type.ToString()!;

    public string GrainKey => GrainId.Key.ToString()!;
}
