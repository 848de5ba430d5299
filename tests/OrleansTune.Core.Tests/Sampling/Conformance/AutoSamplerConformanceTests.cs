using OrleansTune.Core.Sampling;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Conformance;

public class AutoSamplerConformanceTests : SamplerConformance
{
    protected override ISamplerFactory Factory { get; } = SamplerCatalog.Default.Find("auto")!;
}
