using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.Portfolio;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class AutoSamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = new AutoSamplerFactory();
}
