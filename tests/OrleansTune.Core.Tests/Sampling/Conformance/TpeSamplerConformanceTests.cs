using OrleansTune.Core.Sampling;
using OrleansTune.Core.Sampling.ParzenEstimator;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class TpeSamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = new TpeSamplerFactory();
}
