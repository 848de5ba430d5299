using OrleansTune.Core.Sampling;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class GridSamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = SamplerCatalog.Default.Find("grid")!;

    protected override bool MayRunOut => true;
}
