using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class GpSamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = new GpSamplerFactory();
}
