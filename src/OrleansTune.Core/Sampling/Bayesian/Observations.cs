using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>What a model learns from a study: encoded points with their losses, and the points whose outcome is still open.</summary>
internal sealed class Observations
{
    private Observations(List<double[]> points, List<double> losses, List<double[]> pending)
    {
        Points = points;
        Losses = losses;
        Pending = pending;
    }

    /// <summary>Encoded points of trials with a finite value.</summary>
    public List<double[]> Points { get; }

    /// <summary>Their values, smaller is better.</summary>
    public List<double> Losses { get; }

    /// <summary>Encoded points of trials under way.</summary>
    public List<double[]> Pending { get; }

    /// <summary>Reads the first objective out of a context.</summary>
    public static Observations Of(SamplingContext context, EncodedSpace space)
    {
        var points = new List<double[]>();
        var losses = new List<double>();
        var pending = new List<double[]>();
        var objective = context.Objectives[0];
        foreach (var trial in context.Trials)
        {
            var values = trial.ValuesFor(context.Objectives);
            bool measured = !values.IsEmpty && double.IsFinite(values[0]);
            if (trial.State is TrialState.Completed or TrialState.Stopped && measured)
            {
                points.Add(space.Encode(trial.Parameters));
                losses.Add(objective.ToLoss(values[0]));
            }
            else if (!trial.IsFinal)
            {
                pending.Add(space.Encode(trial.Parameters));
            }
        }

        return new(points, losses, pending);
    }
}
