namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>A study cannot answer at the moment; the command may or may not have taken effect, and may be sent again with its idempotency key.</summary>
[GenerateSerializer, Alias("study-unavailable")]
public sealed class StudyUnavailableException : Exception
{
    /// <summary>A study that cannot answer.</summary>
    public StudyUnavailableException(StudyKey study, string why)
        : base($"The study {study} cannot answer at the moment: {why}.")
    {
    }
}
