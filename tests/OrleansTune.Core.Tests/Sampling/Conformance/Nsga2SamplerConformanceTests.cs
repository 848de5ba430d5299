using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.Evolution;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class Nsga2SamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = new Nsga2SamplerFactory();
}
