using OrleansTune.Core.Sampling;
using OrleansTune.Core.Studies;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>A sampler that computes for as long as its gate is shut: random points from behind a gate per study seed.</summary>
internal sealed class GatedSampler : ISamplerFactory
{
    private readonly SamplerCatalog _builtIn = new(SamplerCatalog.BuiltIn);

    public string Name => "gated";

    /// <summary>Shut, no suggestion is finished.</summary>
    public ManualResetEventSlim Gate { get; } = new(true);

    /// <summary>Set while a suggestion is being computed.</summary>
    public ManualResetEventSlim Computing { get; } = new(false);

    public IEnumerable<SpecError> Validate(StudySpec spec) => [];

    public ISampler Create(StudySpec spec) => new Sampler(this, _builtIn.Create(spec with { Sampler = SamplerSpec.Auto with { Name = "random" } }));

    private sealed class Sampler(GatedSampler gates, ISampler random) : ISampler
    {
        public bool IsInstant => false;

        public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken)
        {
            gates.Computing.Set();
            gates.Gate.Wait(cancellationToken);
            gates.Computing.Reset();
            return random.Suggest(context, count, cancellationToken);
        }
    }
}
