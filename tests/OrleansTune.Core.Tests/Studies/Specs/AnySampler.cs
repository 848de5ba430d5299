using OrleansTune.Core.Sampling;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Tests.Studies.Specs;

/// <summary>A sampler's name for the reader to know; refuses the option <c>bad</c>.</summary>
internal sealed class AnySampler(string name) : ISamplerFactory
{
    public string Name => name;

    public IEnumerable<SpecError> Validate(StudySpec spec) =>
        spec.Sampler.Options.ContainsKey("bad") ? [new("sampler.bad", "is bad")] : [];

    public ISampler Create(StudySpec spec) => throw new NotSupportedException("The reader makes no sampler.");
}
