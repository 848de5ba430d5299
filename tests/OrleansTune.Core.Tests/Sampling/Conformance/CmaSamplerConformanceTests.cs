using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.Evolution;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class CmaSamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = new CmaSamplerFactory();

    protected override bool ServesSeveralObjectives => false;
}
