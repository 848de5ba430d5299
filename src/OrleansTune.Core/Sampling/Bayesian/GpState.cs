using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>What the sampler keeps with a study.</summary>
/// <param name="RestartedAt">Number of the trial that began the newest restart; −1 before the first.</param>
/// <param name="Fits">The competing surrogates' hyperparameters, the best first.</param>
internal sealed record GpState(int RestartedAt, List<ModelFit> Fits)
{
    private const string Kind = "gp/1";

    /// <summary>What stands before the first suggestion of a model.</summary>
    public static GpState Initial => new(-1, []);

    /// <summary>Reads it back; the initial one when it is of another kind or of another space.</summary>
    public static GpState Read(SamplerState? state, int dimension, bool hasFidelity)
    {
        if (state is not { Kind: Kind, Values.Length: > 0 })
            return Initial;
        var fits = new List<ModelFit>();
        var values = state.Values.AsSpan()[1..];
        while (values.Length >= 2)
        {
            int index = (int)values[0];
            if (index < 0 || index >= ModelKey.All.Length)
                return Initial;
            var key = ModelKey.All[index];
            var layout = new GpLayout(dimension, key.IsAdditive, hasFidelity);
            int length = layout.Length;
            if (values.Length < 2 + length)
                return Initial;
            fits.Add(new(key, layout, values[1], values.Slice(2, length).ToArray()));
            values = values[(2 + length)..];
        }

        return new((int)state.Values[0], fits);
    }

    /// <summary>Writes it; null while there is nothing to keep.</summary>
    public SamplerState? Write() => Fits.Count == 0
        ? null
        : new(Kind, [RestartedAt, .. Fits.SelectMany(f => new[] { ModelKey.All.IndexOf(f.Key), f.Score }.Concat(f.Theta))]);
}
