using OrleansTune.Core.Sampling;
using OrleansTune.Core.Studies;

namespace OrleansTune.Grains.Studies;

/// <summary>The stored head of a study. Ids are never reused: older heads must stay readable.</summary>
[GenerateSerializer, Alias("study-head")]
public sealed class StudyHeadState
{
    /// <summary>The layout that this version writes: in 1 every page held 256 trials, since 2 the head tells how many.</summary>
    public const int CurrentSchema = 2;

    private const int FirstPageSize = 256;

    [Id(0)]
    public int Schema { get; set; } = CurrentSchema;

    [Id(1)]
    public string SpecJson { get; set; } = string.Empty;

    [Id(2)]
    public StudyState State { get; set; }

    [Id(3)]
    public DateTimeOffset Created { get; set; }

    [Id(4)]
    public DateTimeOffset? Ended { get; set; }

    [Id(5)]
    public string? Reason { get; set; }

    [Id(6)]
    public int PageCount { get; set; }

    [Id(7)]
    public long Version { get; set; }

    [Id(8)]
    public string? SamplerKind { get; set; }

    [Id(9)]
    public double[] SamplerValues { get; set; } = [];

    [Id(10)]
    public bool SpaceUsedUp { get; set; }

    /// <summary>The spec that the study was created with; null when it was never amended.</summary>
    [Id(11)]
    public string? CreatedSpecJson { get; set; }

    [Id(12)]
    public int LowForecasts { get; set; }

    [Id(13)]
    public int ForecastedAt { get; set; }

    [Id(14)]
    public long ReleasedVersion { get; set; }

    /// <summary>Trials in a page; 0 when it was not told yet.</summary>
    [Id(15)]
    public int PageSize { get; set; }

    [Id(16)]
    public int HopelessTrials { get; set; }

    [Id(17)]
    public string? HopelessReason { get; set; }

    internal static StudyHeadState From(string specJson, string createdSpecJson, StudyHead head, int pageCount) => new()
    {
        SpecJson = specJson,
        CreatedSpecJson = createdSpecJson == specJson ? null : createdSpecJson,
        State = head.State,
        Created = head.Created,
        Ended = head.Ended,
        Reason = head.Reason,
        PageCount = pageCount,
        Version = head.Version,
        SpaceUsedUp = head.SpaceUsedUp,
        LowForecasts = head.LowForecasts,
        ForecastedAt = head.ForecastedAt,
        ReleasedVersion = head.ReleasedVersion,
        PageSize = head.PageSize,
        HopelessTrials = head.HopelessTrials,
        HopelessReason = head.HopelessReason,
        SamplerKind = head.Sampler?.Kind,
        SamplerValues = head.Sampler is { } sampler ? [.. sampler.Values] : [],
    };

    internal StudyHead ToHead() => new()
    {
        State = State,
        Created = Created,
        Ended = Ended,
        Reason = Reason,
        Version = Version,
        SpaceUsedUp = SpaceUsedUp,
        LowForecasts = LowForecasts,
        ForecastedAt = ForecastedAt,
        ReleasedVersion = ReleasedVersion,
        PageSize = PageSize == 0 ? FirstPageSize : PageSize,
        HopelessTrials = HopelessTrials,
        HopelessReason = HopelessReason,
        Sampler = SamplerKind is null ? null : new SamplerState(SamplerKind, [.. SamplerValues]),
    };
}
