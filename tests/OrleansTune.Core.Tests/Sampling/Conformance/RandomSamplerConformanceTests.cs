using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.Designs;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class RandomSamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = new RandomSamplerFactory();
}
