namespace OrleansTune.Grains.Studies;

/// <summary>What a study may take of its silo's memory. Bound from the configuration section <c>Studies</c>.</summary>
public sealed class StudyOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Studies";

    /// <summary>
    /// How many requests may wait in one study at once, for its store or for a suggestion; one more is refused as
    /// <c>overloaded</c> (429) and may be sent again a little later. From 1 to 100,000; default: 1,000.
    /// </summary>
    public int WaitingRequests { get; set; } = 1000;

    /// <summary>
    /// How long a study that nobody calls stays in memory; the next call brings it back from the store. From 2 minutes to
    /// 30 days; default: 15 minutes.
    /// </summary>
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromMinutes(15);
}
