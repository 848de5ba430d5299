using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling;

/// <summary>Makes the samplers of one name, and says what it asks of a study.</summary>
public interface ISamplerFactory
{
    /// <summary>The name in a study's spec, lower case.</summary>
    string Name { get; }

    /// <summary>Every reason why this sampler cannot serve a study; paths are relative to the spec, such as <c>sampler.points</c>.</summary>
    IEnumerable<SpecError> Validate(StudySpec spec);

    /// <summary>A sampler for one study, whose spec <see cref="Validate"/> accepted.</summary>
    ISampler Create(StudySpec spec);
}
