using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Studies;

/// <summary>A stored page of a study's history.</summary>
[GenerateSerializer, Alias("study-page")]
public sealed class StudyPageState
{
    [Id(0)]
    public Trial[] Trials { get; set; } = [];
}
