using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Where a trial's parameters came from.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TrialOrigin>))]
public enum TrialOrigin
{
    /// <summary>The study's sampler suggested them.</summary>
    Sampled,

    /// <summary>A user asked for them to be tried.</summary>
    Enqueued,

    /// <summary>A user brought them with their result from elsewhere.</summary>
    Imported,
}
