using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>The trials that generations are formed of: those with an outcome, by number, whoever proposed them.</summary>
/// <remarks>
/// Evolution does not wait for the trials of a generation: whatever is told fills the next one, as in asynchronous evolution strategies
/// (Glasmachers 2013). A paused trial counts by what it measured; a running one does not yet.
/// </remarks>
internal sealed class ToldTrials
{
    private readonly Evaluations _evaluations = new();

    /// <summary>The evaluations, by number. None depends on another trial, so that generations stay as they were.</summary>
    public List<Evaluation> Of(SamplingContext context)
    {
        var told = new List<Evaluation>(context.Trials.Count);
        foreach (var trial in context.Trials)
        {
            if ((trial.IsFinal || trial.State == TrialState.Paused) && _evaluations.Of(context, trial) is { } evaluation)
                told.Add(evaluation);
        }

        return told;
    }
}
