using OrleansTune.Core.Sampling;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class Nsga2SamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = SamplerCatalog.Default.Find("nsga2")!;

    protected override int Length => 45;
}
