using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>A stored page of a tenant's register of studies. Ids are never reused.</summary>
[GenerateSerializer, Alias("study-register-page")]
public sealed class StudyRegisterPageState
{
    /// <summary>The studies' names, in ordinal order.</summary>
    [Id(0)]
    public string[] Names { get; set; } = [];

    /// <summary>What trials each of them said it has, or said a little before.</summary>
    [Id(1)]
    public TrialUsage[] Usage { get; set; } = [];
}
