using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>The competing surrogates' hyperparameters as they are kept with a study.</summary>
internal static class ModelFits
{
    private const string Kind = "gp/1";

    /// <summary>Reads them back; none when the state is of another kind or of another space.</summary>
    public static List<ModelFit> Read(SamplerState? state, int dimension, bool hasFidelity)
    {
        var fits = new List<ModelFit>();
        if (state is not { Kind: Kind })
            return fits;
        var values = state.Values.AsSpan();
        while (values.Length >= 2)
        {
            int index = (int)values[0];
            if (index < 0 || index >= ModelKey.All.Length)
                return [];
            var key = ModelKey.All[index];
            int length = new GpLayout(dimension, key.IsAdditive, hasFidelity).Length;
            if (values.Length < 2 + length)
                return [];
            fits.Add(new(key, values[1], values.Slice(2, length).ToArray()));
            values = values[(2 + length)..];
        }

        return fits;
    }

    /// <summary>Writes them; null when there is none.</summary>
    public static SamplerState? Write(IReadOnlyList<ModelFit> fits) => fits.Count == 0
        ? null
        : new(Kind, [.. fits.SelectMany(f => new[] { ModelKey.All.IndexOf(f.Key), f.Score }.Concat(f.Theta))]);
}
